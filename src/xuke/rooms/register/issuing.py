"""Issue a certificate: the act and the order for its document commit together."""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from xuke.casework import officials
from xuke.casework.door import Act, Done
from xuke.rooms.register.documents import MAKE_DOCUMENT


def issue(stream: UUID, act: Act) -> Done:
    """颁证, and enqueue the signed PDF in the same transaction."""
    with transaction.atomic():
        done = officials.issue(stream, act)
        if done.recorded:
            # By name: pages may not import the jobs, which stand beside them.
            app.configure_task(MAKE_DOCUMENT, allow_unknown=False).defer(stream=str(stream))
    return done
