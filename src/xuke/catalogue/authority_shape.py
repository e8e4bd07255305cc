"""What may stand in an authority's file, data/authorities/<code>.yaml."""

from typing import Final

from xuke.catalogue.delegation_file import DELEGATIONS
from xuke.catalogue.major_file import MAJORS
from xuke.catalogue.parts import CERTAIN, CITED, NAME
from xuke.catalogue.shape import Effect, Flag, Inner, Keyed, Listed, Option, Shape, Text, Time
from xuke.catalogue.signing_file import SIGNINGS

LEVELS = ("国家级", "省级", "市级", "区级", "县级", "镇级")
DOUBTS = (
    "uscc",
    "reconsideration",
    "litigation",
    "hours",
    "contact",
    "word",
    "decision_number",
    "after_hours_rolls",
    "offers",
    "parent",
    "delegations",
    "major_decisions",
    "signing",
)
"""The attributes of an authority that may be listed as unconfirmed."""

_REMEDY: Final = Inner(Shape({"body": Text(), **CITED}))
_REMEDIES: Final = Shape(
    {"reconsideration": _REMEDY, "litigation": _REMEDY, "online": Text(optional=True)}
)
_OFFER: Final = Shape(
    {
        "item": Text(effect=Effect.BREAK),
        "level": Option(LEVELS),
        "supervision_system": Flag(),
        "parts": Listed(Text(), optional=True),
        "certainty": CERTAIN,
    },
    id="item",
)
_CONTACT: Final = Shape({"phone": Text(), "complaints": Text(), "address": Text()})
_HOURS: Final = Shape({"open": Time(), "close": Time(), "certainty": CERTAIN})
AUTHORITY: Final = Shape(
    {
        "authority": Text(effect=Effect.BREAK),
        "name": NAME,
        "short_name": Text(effect=Effect.WORD),
        "full_name": Text(optional=True, effect=Effect.WORD),
        "uscc": Text(),
        "division": Text(effect=Effect.BREAK),
        "level": Option(LEVELS),
        "parent": Text(),
        "word": Text(),
        "province_word": Text(),
        "decision_number": Text(),
        "remedies": Inner(_REMEDIES),
        "hours": Inner(_HOURS),
        "after_hours_rolls": Flag(),
        "contact": Inner(_CONTACT, effect=Effect.WORD),
        "delegations": DELEGATIONS,
        "major_decisions": MAJORS,
        "signing": SIGNINGS,
        "offers": Listed(Inner(_OFFER)),
        "unconfirmed": Keyed(Option(DOUBTS), Text(), optional=True, effect=Effect.WORD),
    }
)
"""An authority, data/authorities/<code>.yaml."""
