"""What each act is told, on any kind of stream, for forms, programs and the command line."""

from typing import Any

from xuke.casework.stream.facts import Fact, asked_of
from xuke.casework.stream.kinds import kind_of
from xuke.web.words import sentences
from xuke.web.words.facts import asked


def facts_of(kind: str, step: str) -> tuple[Fact, ...]:
    """Return the facts that a verb of this kind of stream asks for."""
    verb = kind_of(kind).machine.verbs[step]
    return asked_of(verb.event, verb.settled)


def told(kind: str, step: str) -> dict[str, Any]:
    """Return a step with the facts that it asks for, and the words for both."""
    return {
        "step": step,
        "label": sentences.step(step, kind),
        "facts": [
            {
                "name": fact.name,
                "kind": fact.kind.value,
                "required": fact.required,
                "choices": list(fact.choices),
                "label": str(asked(kind, step, fact.name).label),
            }
            for fact in facts_of(kind, step)
        ],
    }


def asked_words(kind: str, step: str) -> str:
    """Return the names of a step's facts in one line; those in brackets may be left out."""
    facts = facts_of(kind, step)
    return " ".join(fact.name if fact.required else f"[{fact.name}]" for fact in facts)
