"""To whom an application is addressed, as the pages of a draft and of a case name it."""

from dataclasses import dataclass

from xuke.casework.office import standing as offices
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.documents.parts import issuer


@dataclass(frozen=True, slots=True)
class Addressee:
    """行政机关: in whose name it is decided, and the telephone of who does the work."""

    name: str
    phone: str


def addressee(file: CaseFile) -> Addressee:
    """Return the authority of the case, by its full name; no telephone where none is known."""
    handles = offices.known_authority(file.stream.authority, clock.today())
    phone = handles.phone if handles else None
    return Addressee(issuer(file.stream, file.case), phone or "")
