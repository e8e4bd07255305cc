"""送达地址: where papers on a licence reach its holder, from the applications that he made."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from xuke.casework.case.kind import NoSuchCase, load_case
from xuke.casework.looks import look
from xuke.casework.stream.act import Act
from xuke.kernel.looking import Seen
from xuke.web.case.envelope import envelope
from xuke.web.licence.file import LicenceFile

DELIVER = "deliver-paper"


def address(file: LicenceFile) -> list[tuple[str, str]]:
    """Return where the holder said last that he is reached; only to who may deliver now."""
    if not _may_deliver(file):
        return []
    for case in _cases(file):
        try:
            loaded = load_case(case)
        except NoSuchCase:
            continue
        told = envelope(loaded.stream, loaded.state)
        if told:
            return told
    return []


def note(file: LicenceFile, act: Act) -> None:
    """Write down that an official reads where the holder is reached."""
    if address(file):
        look(Seen.ADDRESS, file.loaded, act, _("送达地址"))


def _may_deliver(file: LicenceFile) -> bool:
    return any(one.name == DELIVER and one.allowed for one in file.steps)


def _cases(file: LicenceFile) -> Iterator[UUID]:
    """Yield the cases of the licence that the authority has, the latest first, each once."""
    named = [getattr(one.event, "case", "") for one in reversed(file.history)]
    yield from (UUID(case) for case in dict.fromkeys(filter(None, named)))
