"""The verbs on the page of a stream: in groups what may be done, by its reason what may not."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuke.kernel.law.citation import Citation
from xuke.kernel.stream import Next
from xuke.web.words import refusals, sentences
from xuke.web.words.worded import words_of


def groups(
    kind: str, allowed: Collection[str], file: object, url: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    """Yield each group with those of its verbs that may be done now, and where each is done.

    `folded` are those for which the stream does not call: they are seldom done.
    """
    for label, verbs in words_of(kind).offered(allowed, file):
        steps: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
        for one in verbs:
            steps[one.is_called_for(file)].append({"name": one.label, "url": url(one.name)})
        yield {"label": label, "steps": steps[True], "folded": steps[False]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Steps in words that this person may not take now, and the one reason for all of them."""

    steps: Sequence[str]
    why: str
    citation: Citation | None


def by_reason(
    kind: str,
    steps: Iterable[Next[Any]],
    names: Callable[[Iterable[Mapping[str, object]]], Mapping[str, str]],
) -> list[Barred]:
    """Return which of these may not be taken, and why; what is barred for one reason is told once.

    `names` gives the names for the ids in facts.
    """
    refused = [(one.name, one.refusal) for one in steps if one.refusal]
    known = names([refusal.facts for _step, refusal in refused])
    told: dict[tuple[str, Citation | None], list[str]] = {}
    for step, refusal in refused:
        why = (refusals.why(refusal, kind, known), refusal.citation)
        told.setdefault(why, []).append(sentences.step(step, kind))
    return [Barred(steps=steps, why=why, citation=place) for (why, place), steps in told.items()]
