"""The answers of an application as papers print them, under the labels of its version."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.definitions import hidden_in, item_of
from xuke.casework.sealing import open_answers
from xuke.catalogue.form import Field, FieldKind, day_told
from xuke.kernel.case.state import Case
from xuke.web.case.documents.filing import Filing
from xuke.web.words import dates


def sections(case: Case, answers: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the sections that the action asks, without what may be left out and was."""
    for section in item_of(case).sections(case.action):
        rows = [
            {"label": one.label, "value": _shown(one, answers)}
            for one in section.fields
            if one.required or answers.get(one.id)
        ]
        if rows:
            yield {"title": section.title, "rows": rows}


def corrected(
    case: Case, answers: Mapping[str, str], first: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield what was filled in before it was corrected, if anything was."""
    rows = [
        {"label": one.label, "value": _shown(one, first) or _("未填写")}
        for one in item_of(case).fields(case.action)
        if first and first.get(one.id, "") != answers.get(one.id, "")
    ]
    if rows:
        yield {"title": _("补正、更正前的内容"), "rows": rows}


def _shown(field: Field, answers: Mapping[str, str]) -> str:
    """Return an answer as the form prints it: days in words, codes in their normal form."""
    text = catalogue.normal_answer(field, answers)
    if field.kind is FieldKind.PHONE:
        return answers.get(field.id, "")
    day = day_told(text) if field.is_day else None
    return dates.chinese_date(day) if day else text


def first_answers(stream: UUID, case: Case, filing: Filing | None) -> dict[str, str]:
    """Return what was filled in at first, where it was corrected since."""
    if filing is None or not filing.later:
        return {}
    item = item_of(case)
    return catalogue.as_typed(item, open_answers(stream, filing.submitted.form, hidden_in(case)))
