"""How a file is handed to the process that reads it, and what that answers: a line, then bytes."""

import json
from dataclasses import asdict, replace
from typing import Any

from xuke.gateways.opening.kinds import Kind
from xuke.gateways.opening.verdict import DEFAULT_LIMITS, Limits, Opened, Refusal


def asked(content: bytes, kind: Kind, limits: Limits) -> bytes:
    """Return the question as bytes."""
    bounds = asdict(limits) | {"kinds": sorted(limits.kinds)}
    return _line({"kind": kind, "limits": bounds}) + content


def read_question(message: bytes) -> tuple[bytes, Kind, Limits]:
    """Return the file, its kind and the limits of a question."""
    told, content = _parted(message)
    bounds = told["limits"]
    kinds = frozenset(map(Kind, bounds.pop("kinds")))
    return content, Kind(told["kind"]), replace(DEFAULT_LIMITS, kinds=kinds, **bounds)


def answered(found: Opened | Refusal) -> bytes:
    """Return the answer as bytes."""
    if isinstance(found, Refusal):
        return _line({"refusal": found})
    facts = {
        "pages": found.pages,
        "shown_kind": found.shown_kind,
        "attachments": found.attachments,
    }
    return _line(facts) + found.shown


def read_answer(message: bytes) -> Opened | Refusal:
    """Return what was found; of a reader that ended before it answered, that it did."""
    if b"\n" not in message:
        return Refusal.TOO_COMPLEX
    told, shown = _parted(message)
    if "refusal" in told:
        return Refusal(told["refusal"])
    return Opened(
        pages=int(told["pages"]),
        shown_kind=Kind(told["shown_kind"]),
        attachments=tuple(map(str, told["attachments"])),
        shown=shown,
    )


def _line(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts).encode() + b"\n"


def _parted(message: bytes) -> tuple[dict[str, Any], bytes]:
    line, _, content = message.partition(b"\n")
    facts: dict[str, Any] = json.loads(line)
    return facts, content
