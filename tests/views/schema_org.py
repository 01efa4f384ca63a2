"""The part of the schema.org vocabulary that our pages use, and what in a JSON-LD node is not of it.

The tables were copied from the vocabulary (schema.org, as typed by schema-dts 2.1.0) and all pages were once judged by
that package's own types as well. A property or type that is new here is looked up there first.
"""

import re
from collections.abc import Iterator
from typing import Any

PARENTS: dict[str, tuple[str, ...]] = {
    "Thing": (),
    "CreativeWork": ("Thing",),
    "WebPage": ("CreativeWork",),
    "MedicalWebPage": ("WebPage",),
    "WebSite": ("CreativeWork",),
    "ScholarlyArticle": ("CreativeWork",),
    "Dataset": ("CreativeWork",),
    "DataDownload": ("CreativeWork",),
    "ExercisePlan": ("CreativeWork", "MedicalEntity"),
    "MedicalEntity": ("Thing",),
    "MedicalCondition": ("MedicalEntity",),
    "Person": ("Thing",),
    "MedicalAudience": ("Thing",),
    "Patient": ("MedicalAudience", "Person"),
    "BreadcrumbList": ("Thing",),
    "ListItem": ("Thing",),
    "QuantitativeValue": ("Thing",),
}
"""The types, each with the types above it; steps in between that add nothing used here are left out."""

PROPERTIES: dict[str, dict[str, tuple[str, ...]]] = {
    "Thing": {"name": ("Text",), "description": ("Text",), "url": ("URL",)},
    "CreativeWork": {
        "about": ("Thing",),
        "citation": ("CreativeWork", "Text"),
        "datePublished": ("Date",),
        "hasPart": ("CreativeWork",),
        "inLanguage": ("Text",),
        "isAccessibleForFree": ("Boolean",),
        "isPartOf": ("CreativeWork", "URL"),
        "license": ("CreativeWork", "URL"),
        "mainEntity": ("Thing",),
    },
    "WebPage": {
        "breadcrumb": ("BreadcrumbList", "Text"),
        "lastReviewed": ("Date",),
        "reviewedBy": ("Organization", "Person"),
    },
    "MedicalWebPage": {"medicalAudience": ("MedicalAudience", "MedicalAudienceType")},
    "Dataset": {"distribution": ("DataDownload",)},
    "DataDownload": {"contentUrl": ("URL",), "encodingFormat": ("Text", "URL")},
    "ExercisePlan": {
        "activityDuration": ("Duration", "QuantitativeValue"),
        "activityFrequency": ("QuantitativeValue", "Text"),
        "additionalVariable": ("Text",),
        "exerciseType": ("Text",),
        "intensity": ("QuantitativeValue", "Text"),
        "repetitions": ("Number", "QuantitativeValue"),
        "restPeriods": ("QuantitativeValue", "Text"),
    },
    "Person": {"jobTitle": ("DefinedTerm", "Text")},
    "Patient": {"healthCondition": ("MedicalCondition",)},
    "BreadcrumbList": {"itemListElement": ("ListItem", "Text", "Thing")},
    "ListItem": {"item": ("Thing",), "position": ("Integer", "Text")},
    "QuantitativeValue": {
        "maxValue": ("Number",),
        "minValue": ("Number",),
        "unitCode": ("Text", "URL"),
        "unitText": ("Text",),
        "value": ("Boolean", "Number", "StructuredValue", "Text"),
    },
}
"""The properties that each type adds, each with the types of its values."""

AUDIENCE_TYPES = ("https://schema.org/Clinician", "https://schema.org/MedicalResearcher")

TEXTS = {
    "Text": r"\S(.*\S)?",
    "URL": r"(https?://|\.{1,2}/)\S*",
    "Date": r"\d{4}(-\d{2}-\d{2})?",
    "Duration": r"PT(\d+M|\d+S)",
    "MedicalAudienceType": "|".join(map(re.escape, AUDIENCE_TYPES)),
}
"""What a string must look like to be of a type."""


def is_a(kind: str, wanted: str) -> bool:
    """True when a type is another one, or stands below it."""
    return kind == wanted or any(is_a(parent, wanted) for parent in PARENTS.get(kind, ()))


def property_types(kind: str, name: str) -> tuple[str, ...] | None:
    """The types of a property's values on a type; None when the type has no such property."""
    if name in PROPERTIES.get(kind, {}):
        return PROPERTIES[kind][name]
    return next((found for parent in PARENTS[kind] if (found := property_types(parent, name))), None)


def fits(value: Any, wanted: str) -> bool:
    """True when a value is of a type."""
    if isinstance(value, bool):
        return wanted == "Boolean"
    if isinstance(value, int):
        return wanted in ("Integer", "Number")
    if isinstance(value, str):
        return wanted in TEXTS and bool(re.fullmatch(TEXTS[wanted], value))
    if set(value) == {"@id"}:
        return wanted in PARENTS and fits(value["@id"], "URL")
    return is_a(value.get("@type", ""), wanted)


def faults(node: dict[str, Any], where: str = "page") -> Iterator[str]:
    """What in a node, and in those inside it, is not schema.org's."""
    kind = node.get("@type")
    if kind not in PARENTS:
        yield f"{where}: no type {kind}"
        return
    for name, told in node.items():
        if name.startswith("@"):
            continue
        types = property_types(kind, name)
        if types is None:
            yield f"{where}: {kind} has no {name}"
            continue
        for value in told if isinstance(told, list) else [told]:
            if not any(fits(value, wanted) for wanted in types):
                yield f"{where}.{name}: {value!r:.60} is none of {', '.join(types)}"
            if isinstance(value, dict) and "@type" in value:
                yield from faults(value, f"{where}.{name}")
