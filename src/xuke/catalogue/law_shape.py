"""What may stand in the file of a statute, data/law/<statute>/<in force from>.yaml."""

from typing import Final

from xuke.catalogue.parts import CERTAIN, NAME
from xuke.catalogue.shape import Day, Effect, Inner, Keyed, Option, Shape, Text

KINDS = ("法律", "行政法规", "地方性法规", "部门规章", "规范性文件")
"""The ranks of law, the highest first."""
SETTING_LIMITS: Final = frozenset(KINDS[:3])
"""法律、法规: what alone allows more time than Licensing Law 42(1), and strikes off (70(1)(6))."""
SETTING_LEADS: Final = frozenset(KINDS[:4])
"""法律、法规、规章: what alone may ask for a renewal earlier than Licensing Law 50(1)."""

BINDING: Final = frozenset(KINDS[:4])
"""法律、法规、规章: what alone may let a licence be taken away."""

STATUTE: Final = Shape(
    {
        "statute": Text(effect=Effect.BREAK),
        "name": NAME,
        "kind": Option(KINDS),
        "in_force_from": Day(),
        "source": Inner(Shape({"name": Text(), "link": Text()}), effect=Effect.WORD),
        "certainty": CERTAIN,
        "to_confirm": Text(optional=True, effect=Effect.WORD),
        "confirmed": Keyed(Text(), Text(), optional=True, effect=Effect.WORD),
        "provisions": Keyed(Text(), Text(), effect=Effect.WORD),
        "without_rule": Keyed(Text(), Text(), optional=True, effect=Effect.WORD),
    }
)
"""One version of a statute, data/law/<statute>/<in force from>.yaml."""
