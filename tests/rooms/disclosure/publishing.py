"""Grants on their way to the public list."""

from uuid import UUID

from tests.casework import officials
from tests.rooms.desk.office import ITEM, Office
from tests.rooms.register.certificates import issued

from xuke.rooms.disclosure.models import Disclosure


def disclosed(office: Office, item: str = ITEM) -> UUID:
    """Return a case whose grant is public."""
    stream = issued(office, item)
    officials.disclose(stream, office.act("publisher"))
    return stream


def record_of(stream: UUID) -> Disclosure:
    """Return the record of a grant."""
    return Disclosure.objects.get(stream=stream)


def tables() -> list[dict[str, object]]:
    """Return every record with all its columns."""
    return [dict(row) for row in Disclosure.objects.order_by("stream").values()]
