"""Numbers as people write them in a sentence: in digits, or in a word.

In: a word. Out: its number. Must not know: what is counted. The words are English.
"""

TENS = {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
UP_TO_NINE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
IN_WORDS = {**TENS, **{word: number for number, word in enumerate(UP_TO_NINE, start=1)}, "twelve": 12, "fifteen": 15}
ANY = rf"(?:\d+|{'|'.join(IN_WORDS)})\b"
"""A pattern of a whole number in either form. Doses and steps need no more words than these."""


def number_of(word: str) -> int:
    """The number of a word that ANY finds."""
    return IN_WORDS.get(word.lower()) or int(word)
