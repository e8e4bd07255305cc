"""Which signs can be written: letters of today's Unicode, whatever Python's own table knows.

A name is written as the register of residents writes it, with characters that are younger than
the Python that runs here: 3.11 knows Unicode 14 (2021), 3.13 Unicode 15.1. What came later is
held here as ranges, so that every Python takes and refuses the same names.
"""

import unicodedata
from bisect import bisect_right
from typing import Final

_LATER: Final = """
558 58B-58C 5C8-5C9 88F 897 B53-B54 C5C CDC CF3 ECE 1ACF-1AF0 1C89-1C8A 208F 209D-209F A7CB-A7CF
A7D2 A7D4 A7DA-A7DD A7E2 A7F1 AB6C-AB6D 105C0-105F3 107BB-107BF 10940-10959 10D4A-10D65
10D69-10D6D 10D6F-10D85 10EC2-10EC7 10ECB-10ECF 10ED9-10EEE 10EF0-10EFF 1123F-11241 11380-11389
1138B 1138E 11390-113B5 113B7-113C0 113C2 113C5 113C7-113CA 113CC-113D3 113E1-113E2 11B0A
11B60-11B67 11BC0-11BE0 11DB0-11DDB 11DF0-11DF1 11F00-11F10 11F12-11F3A 11F3E-11F42 11F5A 1342F
13440-13455 13460-143FA 16100-1612F 16D40-16D6C 16EA0-16EB8 16EBB-16ED3 16FF2-16FF3 187F8-187FF
18CD6-18CDA 18CFF 18D09-18D20 18D80-18DF2 18E00-19191 191A0-191D2 1B123-1B128 1B132 1B155 1B168
1D127-1D128 1D250-1D252 1D25B-1D25C 1D25F 1D280-1D281 1D6A6 1DF1F-1DF81 1DF90-1DF96 1DFCD-1DFFF
1E030-1E06D 1E08F 1E4D0-1E4EF 1E5D0-1E5F0 1E6C0-1E6DE 1E6E0-1E6F5 1E6FE-1E6FF 2B739-2B73F 2B81E
2CEA2-2CEAD 2EBF0-2EE5D 31350-33479 3D000-3FC3F
"""
"""Letters and marks that Unicode 18.0 (2026) assigns and 14.0 does not, of its UnicodeData.txt."""

_ENDS: Final = [
    (int(first, 16), int(last or first, 16))
    for first, _, last in (one.partition("-") for one in _LATER.split())
]
_STARTS: Final = [first for first, _ in _ENDS]
_WRITTEN: Final = frozenset("LMNPS")
"""Letters, marks, numbers, punctuation, symbols: the first letter of Unicode's categories."""
_PRIVATE: Final = "Co"
_LOST: Final = "\ufffc\ufffd"
"""What programs put where they could not read a character or keep a picture."""


def is_writable(sign: str) -> bool:
    """Whether the sign stands for something on paper, be it a blank; no control or unassigned one.

    Private-use signs can be written: old national sets have put rare characters there.

    >>> is_writable(chr(0x31350)), is_writable(chr(0)), is_writable(chr(0xD800))
    (True, False, False)
    """
    category = unicodedata.category(sign)
    if sign in _LOST:
        return False
    if category[0] in _WRITTEN or category in {"Zs", _PRIVATE}:
        return True
    return _is_later(ord(sign))


def is_private(sign: str) -> bool:
    """Whether the sign means only what some font or old character set says (private use)."""
    return unicodedata.category(sign) == _PRIVATE


def _is_later(point: int) -> bool:
    place = bisect_right(_STARTS, point) - 1
    return place >= 0 and point <= _ENDS[place][1]
