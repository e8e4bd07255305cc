"""What the generic pages offer to be done, each with its address, and why not the rest."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from xuke.web.acts.steps import by_reason
from xuke.web.site.shown import Shown
from xuke.web.stream.file import ShownFile
from xuke.web.words.worded import label_of


def beginnings(shown: Shown[Any]) -> list[dict[str, object]]:
    """Return the verbs that open a stream."""
    kind = shown.kind.name
    return [
        {"name": label_of(verb, kind), "url": reverse("web:begin", args=[kind, verb])}
        for verb in shown.kind.beginnings
    ]


def steps(file: ShownFile[Any]) -> Mapping[str, object]:
    """Return the buttons of a stream, and what is blocked by which reason.

    What stands apart has a page of its own, to which its room leads.
    """
    kind = file.shown.kind
    here = [one for one in file.steps if one.name not in kind.apart]
    return {
        "buttons": [_button(file, one.name) for one in here if one.allowed],
        "blocked": by_reason(kind.name, here, file.names),
    }


def _button(file: ShownFile[Any], verb: str) -> dict[str, object]:
    kind = file.shown.kind.name
    url = reverse("web:stream-act", args=[kind, file.stream.id, verb])
    return {"name": label_of(verb, kind), "url": url}
