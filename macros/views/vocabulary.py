"""The vocabulary: the words that pages in docs/ speak, such as {{ exercise("clamshell") }}.

In: a Library, a function that tells the Face of the page being written, and the Pictures of its exercises.
Out: names bound to functions that return HTML. An unknown id is a VocabularyError that names the near word.
Must not know: any engine.
"""

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from ..facts.editions import KINDS, Copies, copies
from ..facts.ladders import LEVELS, ladder_down, ladder_up
from ..facts.library import Library
from ..facts.model import DESCRIBED, fields
from ..facts.model.exercise import Benefit, Position
from ..facts.model.program import Day
from ..facts.model.safety import Urgency
from ..facts.problems import cure_for
from ..figures.inks import ROOMS
from .dose_words import dose_words, short_dose
from .downloads import GROUPS, USUAL_POINTS, File, downloads, printed
from .faces import Face
from .fragments import render
from .pictures import Pictures

URGENCIES = get_args(Urgency)
STAIRS = {"high": 4, "moderate": 3, "low": 2, "very-low": 1, "untested": 0, "expert": None}
"""How many stairs of the certainty sign are filled; None where experts agree and nothing is graded."""


class VocabularyError(Exception):
    """A page names something that does not exist. The text says what, and what to write."""


class Vocabulary:
    """Every word that a page may speak. Public methods are the words; each returns one fragment."""

    def __init__(
        self,
        library: Library,
        face: Callable[[], Face],
        pictures: Pictures,
        prints: Mapping[str, Any] | None = None,
    ) -> None:
        self._library = library
        self._face = face
        self._pictures = pictures
        self._prints = prints

    def words(self) -> Mapping[str, Callable[..., str]]:
        """The words and what they do."""
        names = [name for name in dir(self) if not name.startswith("_") and name != "words"]
        return {name: _called_well(name, getattr(self, name)) for name in names}

    def exercise(self, exercise_id: str) -> str:
        """All of one exercise but its title."""
        exercise = self._find("exercise", self._library.exercises, exercise_id)
        below, above = ladder_down(self._library, exercise_id), ladder_up(self._library, exercise_id)
        rungs = [*reversed(above), exercise_id, *below]
        return self._render(
            "exercise",
            id=exercise_id,
            exercise=exercise,
            level=self._library.plans.levels[exercise.level],
            dose=dose_words(exercise.dose, self._library.plans.effort, self._library.phrases["dose"]),
            rungs=[(name, self._library.exercises[name].name) for name in rungs],
            here=len(rungs) - len(above),
            conditions=self._library.asks_first(exercise_id),
            sources=[(name, self._library.references[name]) for name in exercise.sources],
            figure=self._library.figures.figures[exercise_id],
            drawing=self._pictures.place(exercise_id, self._face(), self._face().ink),
            tempo=self._pictures.tempo(exercise_id, self._face(), exercise.dose),
            copies=self._copies if self._face().moves else None,
        )

    def picture(self, exercise_id: str, room: str = "", told: bool = False) -> str:
        """The drawing of an exercise without numbers. `room` is a small place on paper (figures.inks.ROOMS).

        It decorates, as on the home page's wall, unless it is `told` to those who listen.
        """
        self._find("exercise", self._library.exercises, exercise_id)
        if room:
            self._find("place on paper", ROOMS, room)
        palette, _, usual = self._face().ink.partition("-")
        ink = "-".join(filter(None, [palette, room or usual]))
        drawing = self._pictures.place_bare(exercise_id, self._face(), ink)
        alt = self._library.figures.figures[exercise_id].alt if told else None
        return self._render("picture", drawing=drawing, alt=alt)

    def figure_source(self, exercise_id: str) -> str:
        """The picture of an exercise below what was written for it in data/figures.yaml."""
        self._find("exercise", self._library.exercises, exercise_id)
        return self._render(
            "figure_source",
            id=exercise_id,
            source=self._library.figure_texts[exercise_id],
            figure=self._library.figures.figures[exercise_id],
            drawing=self._pictures.place(exercise_id, self._face(), self._face().ink),
            tempo=None,
        )

    def exercises(
        self,
        level: str | None = None,
        position: str | None = None,
        equipment: str | None = None,
        benefit: str | None = None,
    ) -> str:
        """A linked list of the exercises with a level, main position, piece of equipment or benefit."""
        wanted = {
            "level": (level, LEVELS),
            "position": (position, get_args(Position)),
            "equipment": (equipment, self._library.phrases["equipment"]),
            "benefit": (benefit, get_args(Benefit)),
        }
        for kind, (value, known) in wanted.items():
            if value is not None and value not in known:
                raise VocabularyError(f'"{value}" is not a {kind}. {cure_for(value, known)}')
        chosen = [
            (exercise_id, exercise)
            for exercise_id, exercise in self._library.exercises.items()
            if level in (None, exercise.level)
            and position in (None, exercise.positions[0])
            and (equipment is None or equipment in (*exercise.equipment, *exercise.later))
            and (benefit is None or benefit in exercise.benefits)
        ]
        return self._render("exercises", exercises=sorted(chosen, key=lambda pair: LEVELS.index(pair[1].level)))

    def claims(self, topic: str) -> str:
        """Every claim of a topic, each with its certainty, who was studied and what they found."""
        self._find("topic", self._library.topics, topic)
        return self._claims(claim for claim in self._library.claims.items() if claim[1].topic == topic)

    def claim(self, claim_id: str) -> str:
        """One claim."""
        return self._claims([(claim_id, self._find("claim", self._library.claims, claim_id))])

    def know_and_not(self, known: str, unknown: str) -> str:
        """Two panels: a claim that we know, and one that nobody knows."""
        pair = [self._find("claim", self._library.claims, claim_id) for claim_id in (known, unknown)]
        return self._render("know_and_not", claims=pair, stairs=STAIRS)

    def certainty_key(self) -> str:
        """What the stairs mean."""
        return self._render("certainty_key", stairs=STAIRS)

    def topics(self) -> str:
        """The seven topics."""
        return self._render("topics", topics=self._library.topics)

    def care_cards(self) -> str:
        """The three care cards, most urgent first."""
        return self._render("care_cards", cards=[(name, self._library.safety.cards[name]) for name in URGENCIES])

    def conditions(self, urgency: str) -> str:
        """Everything that means emergency, call today, or ask first."""
        self._find("urgency", dict.fromkeys(URGENCIES, True), urgency)
        conditions = self._library.safety.conditions.items()
        chosen = [(name, condition) for name, condition in conditions if condition.urgency == urgency]
        return self._render("conditions", conditions=chosen)

    def stop_signs(self) -> str:
        """When to stop, in order of urgency."""
        return self._render("stop_signs", stop_signs=self._library.safety.stop_signs)

    def checklist(self, checklist_id: str, tick: bool = True) -> str:
        """A list to tick; with tick=False a plain list, for things never to do."""
        checklist = self._find("checklist", self._library.safety.checklists, checklist_id)
        return self._render("checklist", items=checklist.items, tick=tick)

    def levels(self) -> str:
        """The three levels of training."""
        return self._render("levels", levels=self._library.plans.levels)

    def effort_scale(self) -> str:
        """The effort scale in words."""
        return self._render("effort_scale", effort=self._library.plans.effort)

    def programs(self) -> str:
        """A linked list of the starter programs."""
        return self._render("programs", programs=self._library.plans.programs)

    def program(self, program_id: str) -> str:
        """One starter program: who it is for, the session, and how it grows."""
        program = self._find("program", self._library.plans.programs, program_id)
        exercises = {name: self._library.exercises[name] for name in (*program.session, *program.other_days)}
        doses = {name: short_dose(entry.dose, self._library.phrases["dose"]) for name, entry in exercises.items()}
        return self._render("program", program=program, exercises=exercises, doses=doses)

    def log_sheet(self, program_id: str) -> str:
        """A week to tick for one program."""
        program = self._find("program", self._library.plans.programs, program_id)
        names = [self._library.exercises[name].name for name in program.session]
        return self._render("log_sheet", names=names, days=get_args(Day))

    def glossary(self) -> str:
        """Every hard word, in the order of the alphabet."""
        terms = sorted(self._library.glossary.items(), key=lambda pair: pair[1].term.lower())
        return self._render("glossary", terms=terms)

    def references(self) -> str:
        """Every reference, in the order of its label."""
        references = sorted(self._library.references.items(), key=lambda pair: pair[1].label.lower())
        return self._render("references", references=references)

    def fields(self, kind: str) -> str:
        """The fields of a kind of entry, as the models describe them."""
        self._find("kind of entry", DESCRIBED, kind)
        return self._render("fields", parts=fields(kind))

    def review_state(self) -> str:
        """Who has checked this page: nobody yet."""
        return self._render("review_state")

    def doors(self) -> str:
        """The four ways in, for the home page."""
        return self._render("doors", count=len(self._library.exercises))

    def downloads(self, group: str) -> str:
        """What can be printed of a group, with links to the files that `make` puts beside the print page."""
        self._find("group of downloads", dict.fromkeys(GROUPS, True), group)
        entries = downloads(group, self._files, self._library)
        return self._render("downloads", entries=entries, compact=group in LEVELS, usual=USUAL_POINTS)

    def downloads_state(self) -> str:
        """Which edition the files are of, that nobody has checked it, and how what is not there is made."""
        found = [bool(entry.files) for group in GROUPS for entry in downloads(group, self._files, self._library)]
        return self._render("downloads_state", copies=self._copies, some=any(found), whole=all(found))

    def search_box(self) -> str:
        """The search form; its page loads the search script."""
        return self._render("search_box")

    def editions(self) -> str:
        """The newest edition, the earlier ones, and what changed since each; its page loads a script."""
        return self._render("editions", copies=self._copies, kinds=KINDS, exercises=self._library.exercises)

    def person_plan(self) -> str:
        """Every exercise with its dose; the page's script shows those that a printed plan's code names."""
        exercises = self._library.exercises
        doses = {name: short_dose(entry.dose, self._library.phrases["dose"]) for name, entry in exercises.items()}
        days = get_args(Day)
        return self._render("person_plan", exercises=exercises, doses=doses, days=days, copies=self._copies)

    @functools.cached_property
    def _copies(self) -> Copies:
        """Read once for all pages of a build: it takes the hash of every file."""
        return copies(self._library)

    @functools.cached_property
    def _files(self) -> list[File]:
        """What is printed of this edition."""
        return printed(self._prints, self._copies.newest)

    def _claims(self, claims: Iterable[tuple[str, Any]]) -> str:
        cited = [
            (claim_id, claim, [(name, self._library.references[name]) for name in claim.references])
            for claim_id, claim in claims
        ]
        return self._render("claims", claims=cited, stairs=STAIRS)

    def _find(self, kind: str, known: Mapping[str, Any], name: str) -> Any:
        if name not in known:
            raise VocabularyError(f'"{name}" is not the id of a {kind}. {cure_for(name, known)}')
        return known[name]

    def _render(self, template: str, **values: Any) -> str:
        return render(template, self._face(), self._library.phrases, **values)


def _called_well(name: str, word: Callable[..., str]) -> Callable[..., str]:
    """The same word, which says in a sentence what is wrong with its call or with the phrases that it needs."""
    signature = inspect.signature(word)

    @functools.wraps(word)
    def speak(*values: Any, **options: Any) -> str:
        try:
            signature.bind(*values, **options)
        except TypeError as error:
            wanted = ", ".join(signature.parameters)
            raise VocabularyError(f'"{name}" was called wrongly: {error}. Write {name}({wanted}).') from error
        try:
            return word(*values, **options)
        except (KeyError, ValueError, IndexError) as error:
            message = f'"{name}" finds a phrase in data/phrases.yaml missing, or its braces wrong: {error}.'
            raise VocabularyError(f"{message} Compare the file with its last version.") from error

    return speak
