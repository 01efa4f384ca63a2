"""The words of the vocabulary, by what they are about. Each module holds one class; `Vocabulary` is all of them."""
