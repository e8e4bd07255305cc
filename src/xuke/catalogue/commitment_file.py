"""Reads the terms on which an item may be granted on a promise 告知承诺."""

from datetime import date
from typing import Final

from xuke.catalogue.item import CommitmentTerms
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CERTAIN, SPAN
from xuke.catalogue.shape import Day, Effect, Inner, Listed, Option, Shape, Text
from xuke.catalogue.sources import Sources, span_of
from xuke.catalogue.stages import STAGES
from xuke.kernel.item.rule import Action
from xuke.kernel.law.limit import Span, Unit

COMMITMENT: Final = Inner(
    Shape(
        {
            "actions": Listed(Option(tuple(Action)), optional=True),
            "basis": Text(optional=True),
            "since": Day(optional=True),
            "version": Day(),
            "replaces": Listed(Option(tuple(STAGES))),
            "check_within": Inner(Shape({**SPAN, "certainty": CERTAIN})),
            "letter": Text(),
            "effect": Text(effect=Effect.WORD),
            "supervision": Text(effect=Effect.WORD),
            "consequences": Text(effect=Effect.WORD),
        }
    ),
    optional=True,
)
"""The terms on which the item may be granted on a promise."""


def read_commitment(
    table: Table, actions: tuple[str, ...], sources: Sources
) -> CommitmentTerms | None:
    """Read the terms; an item that is never granted on a promise has none."""
    terms = table.table("commitment")
    if terms is None:
        return None
    commitment = CommitmentTerms(
        actions=_actions(terms, actions),
        basis=sources.cited(terms, "basis"),
        since=terms.day("since") if terms.has("since") else date.min,
        version=terms.day("version").isoformat(),
        replaces=terms.options("replaces"),
        check_within=_check_within(terms, sources),
        letter=terms.text("letter"),
        effect=terms.text("effect"),
        supervision=terms.text("supervision"),
        consequences=terms.text("consequences"),
    )
    terms.close()
    return commitment


def _actions(terms: Table, actions: tuple[str, ...]) -> frozenset[str]:
    """Return the actions that may be granted so; without a list, only a new application."""
    if not terms.has("actions"):
        return frozenset({Action.NEW})
    return frozenset(terms.options("actions", actions, "unknown-action"))


def _check_within(terms: Table, sources: Sources) -> Span:
    within = terms.table("check_within")
    if within is None:
        return Span(1, Unit.MONTH)
    span = span_of(within)
    sources.certain(within, "commitment")
    within.close()
    return span
