"""Pieces of a page that are drawn once and then kept: rows of long lists, and what they share.

A row of a list is a template of its own in which `{name}` stands for a cell. Django draws it once,
with its words in the reader's language; each row only fills its cells, escaped as everywhere.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from django.template.loader import get_template, render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xuke.web.components.deadlines import DeadlineView
from xuke.web.words import sentences

_KEPT: Final = 2000


def rows(template: str, cells: Iterable[Mapping[str, object]]) -> SafeString:
    """Return the template once for each row, filled with the row's cells."""
    return format_html_join("", _blank_row(template, get_language()), cells)


def deadline(view: DeadlineView, *, compact: bool = True) -> SafeString:
    """Return a deadline as a list shows it: compact is word and number only."""
    return _deadline(view, compact, get_language())


def tag(words: str, tone: str = "plain") -> SafeString:
    """Return a status: the words say it, the tone helps the eye."""
    return format_html('<span class="xk-tag xk-tag-{}">{}</span>', tone, words)


def phase_tag(code: str, kind: str) -> SafeString:
    """Return where a stream of this kind stands as a status."""
    return _phase_tag(code, kind, get_language())


@lru_cache(maxsize=_KEPT)
def _blank_row(template: str, _language: str | None) -> str:
    return get_template(template).render()


@lru_cache(maxsize=_KEPT)
def _deadline(view: DeadlineView, compact: bool, _language: str | None) -> SafeString:  # noqa: FBT001 - a part of the key
    shown = {"deadline": view, "compact": compact}
    return render_to_string("web/components/deadline.html", shown)


@lru_cache(maxsize=_KEPT)
def _phase_tag(code: str, kind: str, _language: str | None) -> SafeString:
    return tag(sentences.phase(code, kind), sentences.phase_tone(code, kind))
