"""Certificates for tests: issued by acts, and files that only look like one."""

from uuid import UUID

from tests.casework import officials
from tests.rooms.desk.office import ITEM, Office

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.casework.case.kind import load_case
from xuke.rooms.register.documents import document_of
from xuke.rooms.register.models import Certificate
from xuke.web import clock


def issued(office: Office, item: str = ITEM) -> UUID:
    """Return a case whose certificate was issued, its document ordered."""
    stream = office.granted(item)
    officials.issue(stream, office.act("clerk"))
    return stream


def certificate(stream: UUID) -> Certificate:
    """Return the registered certificate of a case."""
    return Certificate.objects.get(stream=stream)


def document(stream: UUID) -> bytes:
    """Return the signed document of a case's certificate."""
    return bytes(document_of(stream, clock.now()).content)


def private_answers(stream: UUID) -> dict[str, str]:
    """Return what no public page may say of a case: what is sensitive, and who can be reached."""
    case = load_case(stream).state
    hidden = catalogue.item(case.item).sensitive | {
        "registered_address",
        "mailing_address",
        "contact_name",
        "legal_representative_id_kind",
    }
    return {
        name: text for name, text in answers_of(stream, case).items() if name in hidden and text
    }
