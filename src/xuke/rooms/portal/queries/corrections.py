"""补正: exactly what the notice asked for, and what has come of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.catalogue.form import Field
from xuke.kernel.case.events import Corrected
from xuke.rooms.portal.queries import materials
from xuke.web.case import submitted
from xuke.web.case.file import CaseFile


def asked_fields(file: CaseFile) -> tuple[Field, ...]:
    """Return the questions that the notice asks to answer anew."""
    asked = _targets(file)
    return tuple(one for one in file.item.fields(file.case.action) if one.id in asked)


def asked_materials(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials that the notice asks for."""
    asked = _targets(file)
    return [one for one in materials.listed(file) if one["id"] in asked]


def given(file: CaseFile) -> dict[str, str]:
    """Return the answers that were filed."""
    return answers_of(file.stream.id, file.case)


def gaps(file: CaseFile) -> list[dict[str, Any]]:
    """Return every gap, with the address of exactly the field or material to correct."""
    place = reverse("portal:correction", args=[file.stream.id])
    files = {one["id"]: one["upload_url"] for one in asked_materials(file)}
    return [
        one | {"url": files.get(one["target"], f"{place}#{one['target']}")}
        for one in submitted.gaps(file)
    ]


def codes(file: CaseFile, answers: Mapping[str, str], today: date) -> dict[str, str]:
    """Return what is wrong with the new answers, seen together with the old ones."""
    whole = catalogue.as_typed(file.item, {**given(file), **answers})
    found = catalogue.check_form(file.item, file.case.action, whole, today=today)
    return {name: code for name, code in found.items() if name in answers}


def is_mine(file: CaseFile) -> bool:
    """Whether the person has handed the correction in himself, in whichever window."""
    done = file.loaded.last(Corrected)
    return done is not None and done.envelope.actor == file.person.id


def _targets(file: CaseFile) -> set[str]:
    """Return the ids of what the notice names."""
    return {gap.target for gap in file.case.notice.gaps} if file.case.notice else set()
