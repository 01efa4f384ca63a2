"""Who is drawn: three ordinary older adults.

Out: PEOPLE, a Person for every name that a figure may ask for.
Must not know: poses, cameras, parts. Centimetres; factors are shares of the standard body.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One person's colours, build and head.

    `colour` and `print`: what `skin`, `shirt` and `hair` are in each ink (hex). In `print` every skin is white, so
    that the lines carry the form on a photocopy.
    `belly`: how far the belly is in front of the standard one, in cm (0 to 5).
    `girth`, `limb`: factors on the rings of the trunk and on the radii of arms and legs.
    `cheeks`: how full the lower face is, 0 (slim) to 1 (round).
    `hair`: a hair style of `faces`.
    """

    name: str
    colour: dict[str, str]
    print: dict[str, str]
    belly: float
    girth: float
    limb: float
    cheeks: float
    hair: str
    glasses: bool = False


PEOPLE = {
    person.name: person
    for person in (
        Person(
            name="rosa",
            colour={"skin": "#F3CFB3", "shirt": "#8FCBC6", "hair": "#AFB5BD"},
            print={"skin": "#FFFFFF", "shirt": "#DADADA", "hair": "#D2D2D2"},
            belly=1.0,
            girth=1.0,
            limb=1.0,
            cheeks=0.15,
            hair="bun",
        ),
        Person(
            name="walter",
            colour={"skin": "#C08A5C", "shirt": "#F2D184", "hair": "#F6F4F0"},
            print={"skin": "#FFFFFF", "shirt": "#EBEBEB", "hair": "#F4F4F4"},
            belly=3.0,
            girth=1.05,
            limb=1.03,
            cheeks=0.4,
            hair="receding",
            glasses=True,
        ),
        Person(
            name="grace",
            colour={"skin": "#A37150", "shirt": "#D5C8E8", "hair": "#C9CBCF"},
            print={"skin": "#FFFFFF", "shirt": "#E3E3E3", "hair": "#C6C6C6"},
            belly=4.5,
            girth=1.18,
            limb=1.12,
            cheeks=1.0,
            hair="curls",
        ),
    )
}
