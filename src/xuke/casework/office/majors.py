"""重大行政许可决定目录清单: what an office reviews or discusses before it decides, by its lists."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from xuke import catalogue
from xuke.casework.office import standing
from xuke.catalogue.major import MajorDecision
from xuke.kernel.item.rule import ItemRule


def majors(code: str, item: str, action: str, on: date) -> list[MajorDecision]:
    """Return the lines of the office's list that are about cases filed on a day.

    What it has stated itself of an action goes before its file, whatever answers the file names.
    """
    own = standing.listed(code, item, action, on)
    if own is None:
        place = catalogue.authorities().get(code)
        return [one for one in (place.majors if place else ()) if one.is_about(item, action, on)]
    line = MajorDecision(
        item=item,
        actions=frozenset({action}),
        legality_review=own.legality_review,
        discussion=own.discussion,
        listed_in=own.source,
        since=own.since,
    )
    return [line] if line.asks else []


def rule_with(
    code: str, rule: ItemRule, action: str, answers: Mapping[str, str], on: date
) -> ItemRule:
    """Return the rule with what the office's list asks beside it; nothing is taken from it."""
    found = [one for one in majors(code, rule.item, action, on) if one.meets(answers)]
    if not found:
        return rule
    return replace(
        rule,
        legality_review=rule.legality_review or any(one.legality_review for one in found),
        discussion=rule.discussion or any(one.discussion for one in found),
        major="、".join(dict.fromkeys(_names(found))),
    )


def _names(lines: list[MajorDecision]) -> Iterator[str]:
    """Yield the lists by name, in marks of a title where they have none of their own."""
    return (one.listed_in if "《" in one.listed_in else f"《{one.listed_in}》" for one in lines)
