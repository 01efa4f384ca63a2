"""The judges: programs of others that say what is wrong with a finished page, PDF or e-book, each behind one module.

The tests ask them and demand that they find nothing; scripts/audit.py asks the same ones and writes down what they say.
They come with `make test-setup`, so nothing that builds the site or the book may import them.
"""
