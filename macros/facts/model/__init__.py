"""What the words in data/*.yaml mean: one module per kind of entry, each field with its description.

These models are the one source for the validator, the editor schemas and the field reference page.
They know nothing of files, lines or pages.
"""
