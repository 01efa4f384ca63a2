"""A dose in words. In: the numbers of a Dose, the effort scale, the phrases. Out: four short answers.

Must not know: HTML, and any English: every word comes from the phrases `dose`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..facts.model.exercise import Dose
from ..facts.model.program import Effort


@dataclass(frozen=True)
class DoseWords:
    """The four rows of the panel `How much`."""

    many: str
    slow: str
    hard: str
    often: str


def dose_words(dose: Dose, effort: Sequence[Effort], words: Mapping[str, str]) -> DoseWords:
    """A dose as four answers. Raises KeyError when a phrase is missing."""
    return DoseWords(_many(dose, words), _slow(dose, words), _hard(dose, effort, words), _often(dose, words))


def short_dose(dose: Dose, words: Mapping[str, str]) -> str:
    """Where to start, in a few words, for week plans: `8 times, each leg` or `2 holds of 10 seconds`."""
    amount = _amount(dose, dose.count.start, words)
    if dose.sets.start == 1:
        return amount
    return words["short"].format(sets=_count_word(dose.set_word, dose.sets.start, words), amount=amount)


def _count_word(word: str, number: int, words: Mapping[str, str]) -> str:
    form = "one" if number == 1 else "many"
    return words[f"{word}_{form}"].format(n=number)


def _amount(dose: Dose, number: int, words: Mapping[str, str]) -> str:
    amount = _count_word(dose.unit, number, words)
    return words["each"].format(amount=amount, part=words[f"each_{dose.each}"]) if dose.each else amount


def _many(dose: Dose, words: Mapping[str, str]) -> str:
    count, sets = dose.count, dose.sets
    start = _amount(dose, count.start, words)
    grows = count.target > count.start
    parts = [words["start_with" if grows else "do"].format(amount=start)]
    if grows:
        parts.append(words["build_up"].format(n=count.target))
    first = _count_word(dose.set_word, sets.start, words)
    if sets.target > sets.start:
        parts.append(words["sets_grow"].format(start=first, n=sets.target))
    elif sets.start > 1:
        parts.append(words["sets_same"].format(sets=first))
    if dose.rest and sets.target > 1:
        parts.append(words["rest"].format(n=dose.rest))
    return " ".join(parts)


def _slow(dose: Dose, words: Mapping[str, str]) -> str:
    parts = []
    if dose.tempo:
        parts.append(words["tempo"].format(up=dose.tempo.up, down=dose.tempo.down))
    if dose.hold:
        parts.append(words["hold"].format(time=_count_word("seconds", dose.hold, words)))
    return " ".join(parts) or words["still" if dose.unit == "seconds" else "no_tempo"]


def _hard(dose: Dose, effort: Sequence[Effort], words: Mapping[str, str]) -> str:
    start, target = (_effort_word(number, effort) for number in (dose.effort.start, dose.effort.target))
    if start == target:
        return words["effort_same"].format(word=start, n=dose.effort.target)
    return words["effort_grows"].format(start=start, a=dose.effort.start, target=target, b=dose.effort.target)


def _effort_word(number: int, effort: Sequence[Effort]) -> str:
    return next(part.word.lower() for part in effort if part.from_ <= number <= part.to)


def _often(dose: Dose, words: Mapping[str, str]) -> str:
    days = dose.days
    start = _count_word("day", days.start, words)
    if days.target == 7:
        return words["days_daily"].format(start=start)
    if days.target > days.start:
        return words["days_grow"].format(start=start, target=days.target)
    return words["days_same"].format(start=start)
