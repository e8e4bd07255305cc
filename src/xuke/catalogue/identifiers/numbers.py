"""Numbers of cases, certificates and documents, as they are looked up: however they were copied."""

from typing import Final

from xuke.catalogue.identifiers.signs import narrow, visible

_BRACKETS: Final = ("〔〕", "（）", "()", "[]", "【】", "［］")
"""People type what their keyboard offers where a number has 〔〕."""
_FOLDED: Final = str.maketrans("".join(_BRACKETS), "〔〕" * len(_BRACKETS))
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
_WIDE: Final = [chr(sign) for sign in range(0xFF01, 0xFF5F) if chr(sign).isalnum()]
_PLAIN: Final = {**_DASHES, **{ord(sign): narrow(sign) for sign in _WIDE}}
"""Dashes are hyphens, and letters and digits have their own width; brackets stay what they are."""


def plain_number(text: str) -> str:
    r"""Return a number without blanks and unseen signs, its letters, digits, hyphens in one width.

    Its brackets stay what they are: what is recorded is recorded as it is printed.

    >>> plain_number(" 310105－２０２６0120-\u200b000001 ")
    '310105-20260120-000001'
    """
    told = "".join(visible(text).split())
    return told if told.isascii() else told.translate(_PLAIN)


def spellings(text: str) -> frozenset[str]:
    """Return the number as it may be recorded: as typed, plain, and with each kind of bracket."""
    plain = plain_number(text)
    folded = plain.translate(_FOLDED)
    bracketed = {folded.translate(str.maketrans("〔〕", pair)) for pair in _BRACKETS}
    return frozenset({text.strip(), plain, *bracketed}) - {""}
