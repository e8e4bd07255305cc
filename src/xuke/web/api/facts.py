"""What each act is told, on a case or a licence, for forms, programs and the command line."""

from typing import Any

from xuke.casework.stream.facts import Fact, asked_of
from xuke.kernel.case.machine import CASE
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.stream import Verb
from xuke.web.words import acts as actwords
from xuke.web.words import sentences


def facts_of(step: str) -> tuple[Fact, ...]:
    """Return the facts that a verb asks for, on a case or on a licence."""
    verb: Verb[Any] = CASE.verbs.get(step) or LICENCE.verbs[step]
    return asked_of(verb.event, verb.settled)


def told(step: str) -> dict[str, Any]:
    """Return a step with the facts that it asks for, and the words for both."""
    return {
        "step": step,
        "label": sentences.step(step),
        "facts": [
            {
                "name": fact.name,
                "kind": fact.kind.value,
                "required": fact.required,
                "choices": list(fact.choices),
                "label": str(actwords.label(step, fact.name)),
            }
            for fact in facts_of(step)
        ],
    }


def asked_words(step: str) -> str:
    """Return the names of a step's facts in one line; those in brackets may be left out."""
    asked = facts_of(step)
    return " ".join(fact.name if fact.required else f"[{fact.name}]" for fact in asked)
