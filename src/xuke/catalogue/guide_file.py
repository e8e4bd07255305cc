"""Reads what an item tells people: guide, stages, points, questions, what people call it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from xuke.catalogue.form import Field
from xuke.catalogue.item import Check, Everyday, Guide, LicenceItem, Question
from xuke.catalogue.nodes import Table, refuse_equal
from xuke.catalogue.shape import (
    Effect,
    Flag,
    Inner,
    Listed,
    Option,
    Shape,
    Text,
    Value,
    Variants,
)
from xuke.catalogue.stages import NECESSARY, STAGES, Stage
from xuke.kernel.item.rule import Action

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
    Inner(
        Shape(
            {
                "id": Text(effect=Effect.BREAK),
                "text": Text(effect=Effect.WORD),
                "on_site": Flag(default=False),
            },
            id="id",
        )
    )
)
_EVERYDAY: Final[Mapping[str, Value]] = {
    "words": Listed(Text()),
    "action": Option(tuple(Action), optional=True),
}
_ANSWERING: Final = Shape({**_EVERYDAY, "field": Text(), "answer": Text()})
EVERYDAY: Final = Listed(
    Inner(Variants("field", ((Variants.ANY, _ANSWERING),), Shape(_EVERYDAY))),
    optional=True,
    effect=Effect.WORD,
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
    tables = table.tables("checklist")
    pairs = [(Check(one.text("id"), one.text("text"), one.flag("on_site")), one) for one in tables]
    refuse_equal((one, "id", check.id) for check, one in pairs)
    return tuple(check for check, _ in pairs)


def read_faq(table: Table) -> tuple[Question, ...]:
    """Read the questions with their answers."""
    return tuple(Question(one.text("question"), one.text("answer")) for one in table.tables("faq"))


def with_everyday(item: LicenceItem, table: Table) -> LicenceItem:
    """Return the item with what people call it."""
    fields = {field.id: field for section in item.form for field in section.fields}
    return replace(item, everyday=tuple(_everyday(table, item.actions, fields)))


def _everyday(
    table: Table, actions: Collection[str], fields: Mapping[str, Field]
) -> Iterator[Everyday]:
    """Yield the words with what they say; each stands once in an item."""
    seen: set[str] = set()
    for one in table.tables("everyday"):
        words = one.texts("words")
        for word in words:
            if word in seen:
                one.refuse("taken", None, "words", other=word)
            seen.add(word)
        name, answer = _answer(one, fields)
        yield Everyday(words=words, field=name, answer=answer, action=_action(one, actions))


def _answer(table: Table, fields: Mapping[str, Field]) -> tuple[str, str]:
    """Return the field and the answer, an option of it; two empty texts where neither is given."""
    if table.shape is not _ANSWERING:
        return "", ""
    name = table.text("field")
    if name not in fields:
        table.refuse("unknown-field", None, "field")
        return name, table.text("answer")
    return name, table.option("answer", fields[name].options)


def _action(table: Table, actions: Collection[str]) -> str:
    """Return the action, one that the item knows; an empty text where none is given."""
    action = table.option("action")
    if action and action not in actions:
        table.refuse("unknown-action", None, "action", allowed="、".join(actions))
    return action
