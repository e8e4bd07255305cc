"""Names of people and places, and addresses: as they are shown, and as they are compared."""

import re
import unicodedata
from typing import Final

from xuke.catalogue.identifiers.assigned import is_private, is_writable
from xuke.catalogue.identifiers.signs import narrow, one_line, visible

DOT: Final = "\u00b7"
DOTS: Final = "\u00b7\u2022\u2027\u30fb\u2219\u22c5\uff65\u2e31\u0387\u16eb"
"""间隔号: what keyboards offer between the parts of a name; the first is the one of GB/T 15834."""
_ONE_DOT: Final = str.maketrans(dict.fromkeys(DOTS, DOT))
_AROUND_DOT: Final = re.compile(rf" *{DOT} *")
_COMPATIBLE: Final = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
"""Compatibility ideographs: Unicode would put another character in their place."""
_HAN: Final = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BETWEEN_HAN: Final = re.compile(f"(?<=[{_HAN}]) (?=[{_HAN}])")
_LINES: Final = frozenset("\r\n\t")


def shown_name(text: str) -> str:
    """Return a name as it was typed, without signs that nobody sees and with single blanks."""
    return one_line(text)


def normal_name(text: str) -> str:
    r"""Return a name as it is compared: in one width, one middle dot, no blank between Han.

    No character becomes another one: what a register tells apart stays apart.

    >>> normal_name("买买提 ・吐尔逊"), normal_name("张\u3000三"), normal_name("Ｍaria  Ｌee")
    ('买买提·吐尔逊', '张三', 'Maria Lee')
    """
    told = narrow(one_line(text)).translate(_ONE_DOT)
    return _composed(_BETWEEN_HAN.sub("", _AROUND_DOT.sub(DOT, told)))


def text_problem(text: str, *, lines: bool = False) -> str:
    """Return the code of a name or text with signs that stand for nothing, else nothing.

    `lines` says whether there may be several.
    """
    allowed = _LINES if lines else frozenset()
    told = visible(text)
    if told.isascii() and told.isprintable():
        return ""
    return "" if all(sign in allowed or is_writable(sign) for sign in told) else "bad-form"


def has_private(text: str) -> bool:
    """Whether a text has characters that only some fonts and old character sets know."""
    return not text.isascii() and any(map(is_private, text))


def _composed(text: str) -> str:
    """Return letters with their marks as one, but for the characters that would become others."""
    parts = _COMPATIBLE.split(text)
    return "".join(
        part if place % 2 else unicodedata.normalize("NFC", part)
        for place, part in enumerate(parts)
    )
