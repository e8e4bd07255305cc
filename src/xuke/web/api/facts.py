"""What each act is told, on a case or a licence, for forms, programs and the command line."""

from typing import Any

from xuke.casework.stream.facts import Asking, Fact, asked_of
from xuke.kernel.case.acts import ACTS
from xuke.kernel.case.step import Step
from xuke.kernel.licence.acts import ACTS as LICENCE_ACTS
from xuke.kernel.licence.steps import LicenceStep
from xuke.web.words import acts as actwords
from xuke.web.words import sentences

AnyStep = Step | LicenceStep


def facts_of(step: AnyStep) -> tuple[Fact, ...]:
    """Return the facts that a step asks for, on a case or on a licence."""
    rule: Asking = LICENCE_ACTS[step] if isinstance(step, LicenceStep) else ACTS[step]
    return asked_of(rule.event, rule.settled)


def told(step: AnyStep) -> dict[str, Any]:
    """Return a step with the facts that it asks for, and the words for both."""
    return {
        "step": step.value,
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


def asked_words(step: AnyStep) -> str:
    """Return the names of a step's facts in one line; those in brackets may be left out."""
    asked = facts_of(step)
    return " ".join(fact.name if fact.required else f"[{fact.name}]" for fact in asked)
