"""Materials that answers call for, as pages tell it: whether they do, by which answers, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xuke.casework.case.answers import answers_of
from xuke.casework.case.calling import demanded
from xuke.casework.definitions import hidden_in
from xuke.catalogue.demands import calling
from xuke.catalogue.item import Material
from xuke.catalogue.licence import CalledFor
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """按回答须提交: whether the answers call for a material, nothing where they do not tell."""

    is_called: bool | None
    why: str


def demands(file: CaseFile, given: Mapping[str, str] | None = None) -> dict[str, Demand]:
    """Return what the answers of a case make of each material that they can call for, by its id.

    `given` are the answers where they are at hand already.
    """
    stream, case, item = file.stream.id, file.case, file.item
    asked = {one.id: one for one in item.materials_for(case.action) if one.when}
    if not asked:
        return {}
    read = [field.id for one in asked.values() for field in calling(item, case.action, one)]
    answers = answers_of(stream, case, read) if given is None else given
    found = demanded(stream, case, clock.today(), answers)
    return {
        name: Demand(is_called=is_called, why=_why(file, asked[name], answers, is_called=is_called))
        for name, is_called in found.items()
    }


def called(told: Mapping[str, Demand]) -> frozenset[str]:
    """Return the ids of the materials that the answers call for."""
    return frozenset(name for name, one in told.items() if one.is_called)


def _why(
    file: CaseFile, material: Material, given: Mapping[str, str], *, is_called: bool | None
) -> str:
    """Return why it must be handed in, when it would have to be, or why it need not be."""
    when = material.when
    if when is None:
        return ""
    if is_called:
        told = "，".join(_answers(file, material, given)) or when.says
        return _("因为%(answers)s，须提交。") % {"answers": told} + source(when)
    if is_called is None:
        return _("%(says)s，须提交；看填写的内容而定。") % {"says": when.says} + source(when)
    return _("%(says)s，才须提交；按填写的内容不用提交。") % {"says": when.says}


def source(when: CalledFor) -> str:
    """Return on which provision the demand rests; nothing where only practice asks for it."""
    basis = when.origin.basis
    return _("依据：%(basis)s。") % {"basis": sentences.citation_words(basis)} if basis else ""


def _answers(file: CaseFile, material: Material, given: Mapping[str, str]) -> Iterator[str]:
    """Yield the answers that call for it; what is sealed is not told."""
    asked = calling(file.item, file.case.action, material)
    shown = [one for one in asked if one.id not in hidden_in(file.case)]
    for one in shown:
        if given.get(one.id):
            words = {"question": one.label, "answer": given[one.id]}
            yield _("“%(question)s”填的是“%(answer)s”") % words
