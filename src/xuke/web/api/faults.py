"""What of a program's request is missing or of the wrong kind, by its own names, in Chinese."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

Facts = Mapping[str, Any]
WHOLE: Final = "body"
"""The name under which a body that is missing as a whole is told."""

_OF_OURS: Final = 2
"""Of a body's place the first two parts are ours: where it stood, and what our code calls it."""


def by_field(errors: Iterable[Facts]) -> dict[str, str]:
    """Return a sentence for each fault that pydantic found, by the name that the caller wrote."""
    return {_name(one["loc"]): _sentence(one) for one in errors}


def _name(place: tuple[str | int, ...]) -> str:
    """Return the place as the caller knows it: without where it stood and our parameter's name."""
    inner = place[_OF_OURS:] if place[0] == WHOLE else place[1:]
    return ".".join(map(str, inner)) or WHOLE


def _sentence(fault: Facts) -> str:
    """Say what is expected."""
    kind, facts = str(fault["type"]), fault.get("ctx") or {}
    for prefix, words in _WORDS.items():
        if kind.startswith(prefix):
            return words(facts)
    return _("格式不对，请对照接口说明修改。")


def _offered(facts: Facts) -> str:
    """Name the words of a closed list; pydantic tells them as English prose with quotes."""
    words = str(facts.get("expected", "")).replace(" or ", ", ").replace("'", "")
    return _("只能是 %(words)s 之一。") % {"words": "、".join(words.split(", "))}


_WORDS: Final[Mapping[str, Callable[[Facts], str]]] = {
    "missing": lambda _facts: _("缺少这一项，请填写。"),
    "enum": _offered,
    "literal_error": _offered,
    "string_too_long": lambda facts: (
        _("太长，最多 %(longest)s 个字符。") % {"longest": facts.get("max_length", "")}
    ),
    "string_pattern": lambda _facts: _("含有不能使用的字符（空字节），请删去。"),
    "string_unicode": lambda _facts: _("不是有效的文字（UTF-8）。"),
    "string": lambda _facts: _("须是文字（加引号的字符串）。"),
    "bool": lambda _facts: _("须是 true 或 false。"),
    "int": lambda _facts: _("须是整数。"),
    "uuid": lambda _facts: _("须是 UUID。"),
    "date": lambda _facts: _("须是日期，例如 2026-03-02。"),
    "dict": lambda _facts: _("须是对象（{…}）。"),
    "model": lambda _facts: _("须是对象（{…}）。"),
    "list": lambda _facts: _("须是数组（[…]）。"),
}
"""By the beginning of pydantic's name for a kind of fault; the first that fits is used."""
