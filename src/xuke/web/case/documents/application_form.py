"""申请表: what the applicant filled in, printed under the labels of the version that he saw."""

from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke.casework.case.answers import answers_of, applicant_as
from xuke.casework.definitions import item_of
from xuke.gateways.forms import OF_ALL, TEMPLATES, names
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ONLINE_CHANNELS
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.web.case.documents.answer_rows import corrected, first_answers, sections
from xuke.web.case.documents.filing import assumed, filed_on, filing_of, handed_in
from xuke.web.documents.parts import issuer
from xuke.web.documents.registry import Document, Facts, Subject
from xuke.web.words import dates, sentences

MATERIAL: Final = "application-form"
"""The material 申请表 of every item: the form itself makes it."""


def _facts(subject: Subject[Case]) -> Facts:
    """Return the form as it stands; of a draft as it would be filed."""
    place, case = subject.stream, subject.state
    filing, item = filing_of(place), item_of(case)
    answers = answers_of(place.id, case)
    # Older answers stay readable beside those that a correction put in their place.
    first = first_answers(place.id, case, filing)
    title = next((one.name for one in item.materials if one.id == MATERIAL), "")
    return {
        "authority": issuer(place, case),
        "on": filed_on(case).isoformat(),
        "title": title,
        "item": item.name,
        "action": sentences.action(case.action.value),
        "applicant": applicant_as(case, answers).name or _("（未填写）"),
        "case_number": case.number,
        "sections": [*sections(case, answers), *corrected(case, answers, first)],
        "materials": list(handed_in(case)),
        "promise": _("申请人保证所填内容和所交材料真实，并对其实质内容的真实性负责。"),
        "signed": _signed(case) if filing else _("（尚未提交）"),
        "draft": filing is None,
        "mark": filing.mark if filing else "",
        "notes": assumed(case),
    }


def _signed(case: Case) -> str:
    """Return how the applicant stands by it: filed with his account, or signed at the window."""
    if case.channel in ONLINE_CHANNELS:
        return _("（用本人账号网上提交，%(day)s）") % {"day": dates.chinese_date(filed_on(case))}
    return _("（签章）")


APPLICATION_FORM: Final = Document(
    kind=CASE.kind,
    slug="application-form",
    title=gettext_lazy("申请表"),
    template=TEMPLATES / "application.typ",
    required=OF_ALL | names("item applicant sections"),
    optional=names(
        "title action case_number materials promise signed draft mark notes number channel"
    ),
    basis=(LICENSING_LAW.art(29), LICENSING_LAW.art(31)),
    exists=lambda case: case.is_filed and not case.imported,
    facts=_facts,
    personal=True,
)
