"""Whether a file that somebody hands in may become a material of a case: it is opened."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from xuke.gateways.opening.apart import NURSERIES
from xuke.gateways.opening.kinds import EXTENSIONS, MODULES, Kind, kind_of
from xuke.gateways.opening.verdict import DEFAULT_LIMITS, MEBIBYTE, Limits, Opened, Refusal
from xuke.gateways.scanner import Scanner

__all__ = [
    "DEFAULT_LIMITS",
    "EXTENSIONS",
    "MEBIBYTE",
    "Kind",
    "Limits",
    "Refusal",
    "Shown",
    "Upload",
    "harmless_name",
    "judge_upload",
    "kind_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown in place of a file: converted, upright, without where it was taken."""

    kind: Kind
    name: str
    size: int
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that may become a material: its kind, harmless name, size in bytes and SHA-256.

    `attachments` are the names of files within it; `shown` is nothing where it is shown itself.
    """

    kind: Kind
    name: str
    size: int
    sha256: str
    pages: int
    attachments: tuple[str, ...] = ()
    shown: Shown | None = None


_OTHERS: Final = """
exe com bat cmd scr msi dll js vbs ps1 sh jar html htm xhtml svg xml doc docx wps xls xlsx et
ppt pptx zip rar 7z gif txt rtf eml
"""
_KNOWN: Final = frozenset(_OTHERS.split()).union(*EXTENSIONS.values())
_UNSAFE: Final = re.compile(r'[<>:"|?*/\\]')
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
_LONGEST_NAME: Final = 100
_LONGEST_LIST: Final = 20


def judge_upload(
    content: bytes, name: str, limits: Limits = DEFAULT_LIMITS, scanner: Scanner | None = None
) -> Upload | Refusal:
    """Return the upload, or why it is refused; what name and browser claim is not believed."""
    if not content:
        return Refusal.EMPTY
    if len(content) > limits.most_bytes:
        return Refusal.TOO_LARGE
    kind = kind_of(content)
    if kind is None or kind not in limits.kinds:
        return Refusal.WRONG_KIND
    found = NURSERIES[MODULES[kind]].opened(content, kind, limits)
    if isinstance(found, Refusal):
        return found
    refusal = scanner.refusal(content) if scanner else None
    return refusal or _upload(content, name, kind, found)


def harmless_name(name: str, kind: Kind) -> str:
    """Return a name that is safe to store, list and download, with the kind's own extension."""
    visible = _visible(PurePosixPath(name.replace("\\", "/")).name)
    stem = visible[: -len(_extension(visible)) - 1] if _extension(visible) in _KNOWN else visible
    stem = _UNSAFE.sub("_", stem).strip(". ")[:_LONGEST_NAME].strip(". ") or "material"
    if _DEVICES.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    return f"{stem}.{EXTENSIONS[kind][0]}"


def _upload(content: bytes, name: str, kind: Kind, found: Opened) -> Upload:
    return Upload(
        kind=kind,
        name=harmless_name(name, kind),
        size=len(content),
        sha256=_digest(content),
        pages=found.pages,
        attachments=tuple(map(_told, found.attachments[:_LONGEST_LIST])),
        shown=_shown(name, found) if found.shown else None,
    )


def _shown(name: str, found: Opened) -> Shown:
    return Shown(
        kind=found.shown_kind,
        name=harmless_name(name, found.shown_kind),
        size=len(found.shown),
        sha256=_digest(found.shown),
        content=found.shown,
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _told(name: str) -> str:
    """Return the name of a file within the file, as it can be shown; it is never stored by it."""
    return _UNSAFE.sub("_", _visible(name))[:_LONGEST_NAME]


def _visible(name: str) -> str:
    return "".join(
        character
        for character in unicodedata.normalize("NFC", name)
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )


def _extension(name: str) -> str:
    _, dot, extension = name.strip().rpartition(".")
    return extension.lower() if dot else ""
