"""A list as scripts/build_handbook.py leaves it when everything is printed, with sizes and pages made up here."""

from macros.facts.library import Library

PAPERS = ("a4", "letter")
DEVICES = {"epub": "epub", "text": "txt"}


def about(product: str, exercise: str | None = None, **others: object) -> dict[str, object]:
    """What the list tells of one file."""
    told = {"product": product, "exercise": exercise, "pages": 2, "size": 94_700}
    return told | {"paper": "a4", "points": 18, "ink": "black"} | others


def print_list(library: Library, edition: str) -> dict[str, object]:
    """Every product on every paper, in the usual setting; the handbook has 329 pages."""
    files = {}
    for product, handout in library.handouts.handouts.items():
        if handout.template in DEVICES:
            files[f"{product}.{DEVICES[handout.template]}"] = about(product, pages=0, size=812_000)
        elif handout.of != "plan":
            for exercise in library.exercises if handout.of else [None]:
                for paper in PAPERS:
                    name = "-".join(filter(None, [product, exercise, paper]))
                    pages = {"handbook": 329, "log": 1}.get(product, 2)
                    size = 2_244_000 if product == "handbook" else 94_700
                    files[f"{name}.pdf"] = about(product, exercise, paper=paper, pages=pages, size=size)
    return {"edition": edition, "files": files}
