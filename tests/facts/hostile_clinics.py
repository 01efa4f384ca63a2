"""All hostile and broken clinics, logos and plans, for every test that has to survive them."""

from tests.facts.hostile_case import Case
from tests.facts.hostile_files import clinics
from tests.facts.hostile_logos import logos
from tests.facts.hostile_plans import plans

CASES: list[Case] = [*clinics(), *logos(), *plans()]
"""Each with an id of its own."""
