"""The two decisions on an application (art. 38): grant and refusal."""

from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke.casework.definitions import item_of
from xuke.gateways.forms import TEMPLATES, names
from xuke.kernel.case.events import Granted, Refused
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.web.case.documents.commitment_letter import COMMITMENT_LETTER, letter_number
from xuke.web.case.documents.letter import LETTER, NEGATIVE, PRINTED, letter, made_here
from xuke.web.case.documents.warning import WARNING, warned
from xuke.web.documents.parts import cited, cited_together, content, told_remedies
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject
from xuke.web.words import sentences

_GRANT_BASIS: Final = LICENSING_LAW.art(38, 1)
_REFUSAL_BASIS: Final = LICENSING_LAW.art(38, 2)


@letter
def _grant(subject: Subject[Case]) -> Facts:
    case, granted = subject.state, subject.state.decision
    if not isinstance(granted, Granted) or case.accepted is None:
        raise NoSuchDocument(GRANT.slug)
    item = item_of(case)
    spec = item.certificate
    validity = (granted.valid_from, granted.valid_until)
    return {
        "number": granted.document or _("（作出决定时编号）"),
        "on": granted.on.isoformat(),
        "accepted_on": case.accepted.on.isoformat(),
        "basis": cited_together(
            [cited(_GRANT_BASIS), *(one.text for one in item.basis_of(case.action))]
        ),
        "content": content(subject.stream, case),
        "commitment": _commitment(subject.stream.authority, case),
        "since": validity[0].isoformat() if validity[0] and validity[1] else "",
        "until": validity[1].isoformat() if validity[1] else "",
        "certificate": {"name": spec.name} if spec and case.filed_rule.certificate else {},
    }


def _commitment(authority: str, case: Case) -> Facts:
    """Return on what letter 告知承诺书 it is granted, and when and with what end that is checked.

    On a promise the conditions were not examined: what is checked later is not found true now.
    """
    terms = item_of(case).commitment_terms
    if not case.commitment or terms is None:
        return {}
    within = terms.check_within
    return {
        "letter": letter_number(authority, case) if COMMITMENT_LETTER.exists(case) else "",
        "within": sentences.span(within.length, within.unit.value),
        "consequences": terms.consequences,
    }


@letter
def _refusal(subject: Subject[Case]) -> Facts:
    case, refused = subject.state, subject.state.decision
    if not isinstance(refused, Refused) or case.accepted is None:
        raise NoSuchDocument(REFUSAL.slug)
    places = (refused.basis, *refused.also, str(_REFUSAL_BASIS))
    return {
        "number": refused.document or _("（作出决定时编号）"),
        "on": refused.on.isoformat(),
        "accepted_on": case.accepted.on.isoformat(),
        # Refusals of before told facts and reasons in one text.
        "facts": refused.facts or refused.text,
        "reasons": _reasons(refused),
        "basis": cited_together(map(cited, places)),
        "remedies": told_remedies(
            refused.remedies, case.in_name_of or subject.stream.authority, refused.on
        ),
        **(warned(case, refused.on) if refused.warned else {}),
    }


def _reasons(refused: Refused) -> str:
    """Return the reasons in whole sentences, however their text was typed."""
    text = refused.text.strip() if refused.facts else ""
    stop = "" if not text or text.endswith(("。", "！", "？")) else "。"
    return _("%(reason)s。%(text)s根据上述事实，依法不能准予许可。") % {
        "reason": sentences.refusal_reason(refused.reason),
        "text": text + stop,
    }


def _decided(case: Case, so: type[Granted | Refused]) -> Granted | Refused | None:
    """Return the decision, where it was this one."""
    return case.decision if isinstance(case.decision, so) else None


GRANT: Final = Document(
    kind=CASE.kind,
    slug="grant",
    title=gettext_lazy("准予行政许可决定书"),
    template=TEMPLATES / "decision.typ",
    required=LETTER | names("received_on accepted_on basis"),
    optional=PRINTED | names("content conditions since until certificate commitment"),
    basis=(_GRANT_BASIS,),
    exists=made_here(lambda case: _decided(case, Granted)),
    facts=_grant,
    sealed=True,
)
REFUSAL: Final = Document(
    kind=CASE.kind,
    slug="refusal",
    title=gettext_lazy("不予行政许可决定书"),
    template=TEMPLATES / "decision.typ",
    required=LETTER | NEGATIVE | names("received_on accepted_on facts"),
    optional=PRINTED | WARNING | names("standard"),
    basis=(_REFUSAL_BASIS,),
    exists=made_here(lambda case: _decided(case, Refused)),
    facts=_refusal,
    sealed=True,
)
