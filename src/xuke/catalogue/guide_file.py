"""Reads what an item tells people: guide, stages, points of examination, questions."""

from typing import Final

from xuke.catalogue.item import Check, Guide, Question
from xuke.catalogue.nodes import Table, refuse_equal
from xuke.catalogue.shape import Effect, Inner, Listed, Option, Shape, Text
from xuke.catalogue.stages import NECESSARY, STAGES, Stage

LISTED_STAGES: Final = Listed(Option(tuple(STAGES)))
GUIDE: Final = Inner(
    Shape(
        {
            "who": Text(effect=Effect.WORD),
            "where": Text(effect=Effect.WORD),
            "quantity": Text(),
            "conditions": Listed(Text()),
        }
    )
)
CHECKLIST: Final = Listed(
    Inner(Shape({"id": Text(effect=Effect.BREAK), "text": Text(effect=Effect.WORD)}, id="id"))
)
FAQ: Final = Listed(
    Inner(Shape({"question": Text(), "answer": Text()}, id="question")), effect=Effect.WORD
)


def read_stages(table: Table) -> tuple[Stage, ...]:
    """Return the stages in their order; the necessary ones are all among them."""
    names = table.options("stages")
    if not set(NECESSARY) <= set(names):
        table.refuse("too-few-stages", None, "stages", allowed="、".join(NECESSARY))
    return tuple(STAGES[name] for name in names)


def read_guide(table: Table) -> tuple[Guide, tuple[str, ...]]:
    """Read the texts of the guide, and the conditions of the licence."""
    guide = table.table("guide")
    if guide is None:
        return Guide("", "", ""), ()
    texts = Guide(guide.text("who"), guide.text("where"), guide.text("quantity"))
    conditions = guide.texts("conditions")
    guide.close()
    return texts, conditions


def read_checklist(table: Table) -> tuple[Check, ...]:
    """Read the points that each examiner answers; no two have one id."""
    pairs = [(Check(one.text("id"), one.text("text")), one) for one in table.tables("checklist")]
    refuse_equal((one, "id", check.id) for check, one in pairs)
    return tuple(check for check, _ in pairs)


def read_faq(table: Table) -> tuple[Question, ...]:
    """Read the questions with their answers."""
    return tuple(Question(one.text("question"), one.text("answer")) for one in table.tables("faq"))
