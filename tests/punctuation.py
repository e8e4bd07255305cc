"""Punctuation that no Chinese text has: two marks in a row, or a half-width one after a word."""

import re
from typing import Final

_FULL: Final = "，。；：、！？"
_TWO: Final = re.compile(rf"[{_FULL},.;:]\s*[{_FULL}]|[{_FULL}][,.;:]")
_HALF: Final = re.compile(r"[\u4e00-\u9fff][,;:?!](?![\w/])|[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]")
_AROUND: Final = 12


def faults(text: str) -> list[str]:
    """Return each fault with what stands around it.

    >>> faults("密码太短。；请改"), faults("姓名, 电话"), faults("已受理（3件）。")
    (['密码太短。；请改'], ['姓名, 电话'], [])
    """
    found = [*_TWO.finditer(text), *_HALF.finditer(text)]
    return [text[max(0, one.start() - _AROUND) : one.end() + _AROUND] for one in found]
