"""The codes of a machine in words, as the command and the generated pages show them."""

from collections.abc import Callable, Mapping
from typing import Final

from xuke.kernel.case.machine import CASE
from xuke.kernel.licence.machine import LICENCE
from xuke.web.words import sentences

_PHASES: Final[Mapping[str, Callable[[str], str]]] = {
    CASE.kind: sentences.phase,
    LICENCE.kind: sentences.licence_status,
}


def phase_word(kind: str, code: str) -> str:
    """Return where a stream of this kind stands; a phase without a word is shown by its code."""
    return _PHASES.get(kind, str)(code)


def verb_word(kind: str, code: str) -> str:
    """Return what is done to a stream of this kind, or nothing for what has no word."""
    word = sentences.step(code, kind)
    return "" if word == code else word
