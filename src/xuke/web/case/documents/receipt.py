"""申请材料接收凭证: what was handed in and when, under the authority's seal (article 32(2))."""

from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from xuke.gateways.forms import TEMPLATES, names
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ONLINE_CHANNELS
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.web.case.documents.filing import as_left_by, handed_in
from xuke.web.case.documents.letter import LETTER, PRINTED, letter
from xuke.web.documents.parts import number
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject
from xuke.web.site import places
from xuke.web.words import sentences


@letter
def _facts(subject: Subject[Case]) -> Facts:
    place, received = subject.stream, subject.state.received
    if received is None:
        raise NoSuchDocument(RECEIPT.slug)
    then = as_left_by(subject, received)
    page = places.url("progress")
    told = {
        "number": number(place.authority, then, _("许收字")),
        "on": received.on.isoformat(),
        "applicant": then.applicant.name if then.applicant else "",
        "materials": list(handed_in(then)),
        "channel": sentences.channel(then.channel.value),
        "counted_from": received.counts_from.isoformat(),
        "commitment": then.commitment,
    }
    if then.channel in ONLINE_CHANNELS:
        told["receiver"] = _("网上办事平台自动接收")
    if page:
        query = urlencode({"number": then.number})
        told["progress_url"] = f"{settings.PUBLIC_URL}{page}?{query}"
    return told


RECEIPT: Final = Document(
    kind=CASE.kind,
    slug="receipt",
    title=gettext_lazy("申请材料接收凭证"),
    template=TEMPLATES / "receipt.typ",
    required=LETTER | names("received_on materials"),
    optional=PRINTED | names("agent receiver channel progress_url counted_from commitment"),
    basis=(LICENSING_LAW.art(32, 1, 4), LICENSING_LAW.art(32, 2)),
    exists=lambda case: case.received is not None and not case.imported,
    facts=_facts,
    sealed=True,
)
