"""Signs that tell nothing: which nobody sees, which are blank, and which differ in width only."""

import re
import unicodedata
from typing import Final

_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Zero width, direction of writing, fillers, tags. A variation selector is none of them: in a
name it tells which shape of a character is meant."""
_BLANKS: Final = re.compile(r"[\s\u2800]+")
_WIDE: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_NO_DASHES: Final = "\u2212\u30fc\uff70"
"""Signs that are typed for a hyphen and are none by their category: minus, and a long vowel."""


def visible(text: str) -> str:
    r"""Return the text without the signs that nobody sees; all others stay as they were typed.

    >>> visible("3101\u200b05-\ufeff2026")
    '310105-2026'
    """
    return text if text.isascii() else _UNSEEN.sub("", text)


def one_line(text: str) -> str:
    r"""Return the text with one plain space for each run of blanks, and none around it.

    >>> one_line("\u3000Maria\u00a0\u00a0de la Cruz ")
    'Maria de la Cruz'
    """
    return _BLANKS.sub(" ", visible(text)).strip()


def narrow(text: str) -> str:
    """Return the text with full-width letters, digits and punctuation of ASCII in their own width.

    Nothing else is touched: a compatibility ideograph in a name is another character than the
    unified one that Unicode would put in its place.

    >>> narrow("ＡＢＣ（１２３）")
    'ABC(123)'
    """
    return text.translate(_WIDE)


def code(text: str) -> str:
    r"""Return a code as it is compared: no blanks, no hyphens, one width, capital letters.

    >>> code(" 9131 0105－ma00 ０００\u200b00c ")
    '91310105MA0000000C'
    """
    if text.isascii():
        # The same, a tenth of the time: rows of a whole list are indexed by their codes.
        return "".join(text.split()).replace("-", "").upper()
    told = unicodedata.normalize("NFKC", visible(text)).upper()
    kept = "".join(sign for sign in told if not _parts(sign))
    # Once more: what a blank stood between may now be one sign.
    return kept if kept.isascii() else unicodedata.normalize("NFKC", kept)


def _parts(sign: str) -> bool:
    """Whether the sign only parts the groups of a code."""
    return sign.isspace() or unicodedata.category(sign) == "Pd" or sign in _NO_DASHES
