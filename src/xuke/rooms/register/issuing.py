"""Issue a certificate: the act and the order for its document commit together."""

from uuid import UUID

from procrastinate.contrib.django import app

from xuke.casework.case import officials
from xuke.casework.case.door import Act, Done
from xuke.rooms.register.documents import MAKE_DOCUMENT


def issue(stream: UUID, act: Act) -> Done:
    """颁证, and enqueue the signed PDF in the same transaction."""
    return officials.issue(stream, act, also=_order_document)


def _order_document(done: Done) -> None:
    """Enqueue by name: pages may not import the jobs, which stand beside them."""
    order = app.configure_task(MAKE_DOCUMENT, allow_unknown=False)
    order.defer(stream=str(done.stream.id))
