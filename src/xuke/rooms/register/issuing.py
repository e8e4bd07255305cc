"""The order for a certificate's document commits with the act that issues it, or not at all."""

from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.jobs import order
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import CertificateIssued
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.rooms.register.documents import MAKE_DOCUMENT


def _order_document(change: Change[Case], _act: Act) -> None:
    """Enqueue by name: pages may not import the jobs, which stand beside them."""
    order(MAKE_DOCUMENT, stream=str(change.stream.id))


DOCUMENT_OF_CERTIFICATE = Effect(
    name="document of a certificate",
    kind=CASE.kind,
    events=(CertificateIssued,),
    follows=_order_document,
)
