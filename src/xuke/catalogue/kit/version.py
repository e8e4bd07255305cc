"""Which definition a file is: its kind and slug, its version, and a hash of all that it says."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from xuke.catalogue.kit.content import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A version of a definition; two of one digest say the same."""

    kind: str
    slug: str
    version: str
    since: date
    digest: str


def definition_of(kind: str, slug: str, since: date, content: Content) -> Definition:
    """Return the identity of what is in force from the day; that day names the version."""
    return Definition(
        kind=kind, slug=slug, version=since.isoformat(), since=since, digest=digest(content)
    )


def digest(content: Content) -> str:
    """Return the sha-256 of the content's canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def canonical(content: Content) -> str:
    """Return the content as JSON in its one canonical form; quotes and key order tell nothing.

    >>> canonical({"b": [True, 6], "a": "6"}) == canonical({"a": 6, "b": ["true", "6"]})
    True
    """
    return json.dumps(_texts(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _texts(content: Content) -> Content:
    """Return the content with every scalar as the text that the file's reader sees."""
    match content:
        case dict():
            return {key: _texts(value) for key, value in content.items()}
        case list():
            return [_texts(one) for one in content]
        case bool():
            return str(content).lower()
        case None:
            return None
        case _:
            return str(content).strip()
