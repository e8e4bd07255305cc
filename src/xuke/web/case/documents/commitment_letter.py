"""告知承诺书: what was told and promised, in the version that was signed, by whom and when."""

from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke.casework.case.answers import answers_of, applicant_as
from xuke.casework.definitions import item_of
from xuke.gateways.forms import TEMPLATES, names
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ONLINE_CHANNELS
from xuke.kernel.law.citation import COMMITMENT_OPINION
from xuke.web.case.documents.filing import Filing, assumed, filed_on, filing_of
from xuke.web.case.documents.letter import LETTER, PRINTED, letter
from xuke.web.case.promise import told_by
from xuke.web.documents.parts import cited_together, number
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject
from xuke.web.words import dates


@letter
def _facts(subject: Subject[Case]) -> Facts:
    place, case = subject.stream, subject.state
    on, filing = filed_on(case), filing_of(place)
    told = told_by(item_of(case), on, case.action)
    if told is None:
        raise NoSuchDocument(COMMITMENT_LETTER.slug)
    who = applicant_as(case, answers_of(place.id, case)).name or _("（未填写）")
    is_filed = filing is not None
    return {
        "number": letter_number(place.authority, case) if is_filed else _("（提交后编号）"),
        "case_number": case.number or _("（提交后编号）"),
        "applicant": who,
        "on": on.isoformat(),
        "version": told.terms.version,
        "provisions": cited_together(told.basis),
        "conditions": list(told.item.conditions),
        "materials": list(told.materials),
        "effect": told.terms.effect,
        "supervision": told.terms.supervision
        + _("核查期限：作出决定后%(span)s内。") % {"span": told.checked_within},
        "consequences": told.terms.consequences,
        "promise": told.terms.letter,
        "signed": _signed(case, who, filing) if filing else "",
        "mark": filing.mark if filing else "",
        "notes": _notes(case, told.terms.version),
    }


def letter_number(authority: str, case: Case) -> str:
    """Return the number of a letter that was filed, as whatever refers to it prints it."""
    return number(authority, case, _("许诺字"))


def _signed(case: Case, who: str, filing: Filing) -> list[str]:
    """Return who signed, in which way, and when."""
    if case.channel in ONLINE_CHANNELS:
        way = _("申请人用本人账号阅读后在网上签署")
    else:
        way = _("窗口代为录入，签署原件由本机关存档")
    words = {"who": who, "way": way, "at": dates.chinese_instant(filing.at)}
    return [
        _("承诺人：%(who)s") % words,
        _("签署方式：%(way)s") % words,
        _("签署时间：%(at)s") % words,
    ]


def _notes(case: Case, version: str) -> str:
    """Say what is assumed of the words, and that another version was signed, where one was."""
    if not case.is_filed or not assumed(case):
        return ""
    if case.letter in ("", version):
        return assumed(case)
    return assumed(case) + _("记录的签署版本为%(version)s版。") % {"version": case.letter}


def _is_signed(case: Case) -> bool:
    """Whether a letter was signed here, of which some version is known."""
    is_ours = bool(case.letter) and case.is_filed and not case.imported
    return is_ours and item_of(case).commitment_terms is not None


COMMITMENT_LETTER: Final = Document(
    kind=CASE.kind,
    slug="commitment-letter",
    title=gettext_lazy("告知承诺书"),
    template=TEMPLATES / "commitment.typ",
    required=LETTER
    | names("version provisions conditions effect supervision consequences promise"),
    optional=PRINTED | names("received_on materials signed mark notes"),
    basis=(COMMITMENT_OPINION.art(3),),
    exists=_is_signed,
    facts=_facts,
    sealed=True,
)
