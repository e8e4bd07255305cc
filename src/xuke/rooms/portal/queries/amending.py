"""更正申请内容: which answers may be asked to be put right after acceptance, and what is wrong."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from xuke.casework.case.amending import FIXED, wrong_with
from xuke.casework.case.answers import answers_of
from xuke.catalogue.form import Field
from xuke.web.case.file import CaseFile


class Part(NamedTuple):
    """A section of the form with the questions that can be put right."""

    title: str
    fields: tuple[Field, ...]


def parts(file: CaseFile) -> list[Part]:
    """Return the sections that the action asked; who applies is not put right so."""
    sections = file.item.sections(file.case.action)
    found = [Part(one.title, tuple(f for f in one.fields if f.id not in FIXED)) for one in sections]
    return [one for one in found if one.fields]


def given(file: CaseFile) -> dict[str, str]:
    """Return the answers as they stand."""
    return answers_of(file.stream.id, file.case)


def codes(file: CaseFile, answers: Mapping[str, str], on: date) -> dict[str, str]:
    """Return what is wrong with the answers that would change, or becomes wrong by them."""
    before = given(file)
    changed = {name: text for name, text in answers.items() if text != before.get(name, "")}
    return wrong_with(file.case, before, changed, on)


def may_ask(file: CaseFile) -> bool:
    """Whether this person may ask for it now."""
    return any(one.name == "request-amendment" and one.allowed for one in file.steps)
