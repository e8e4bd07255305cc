"""The certificate of a case: its number, identifier and face, and the end of the old one."""

from collections.abc import Iterable
from datetime import date

from xuke.casework.case.answers import lacking
from xuke.casework.case.numbers import certificate_number, issuer_of, next_identifier
from xuke.casework.definitions import item_of
from xuke.casework.licence.find import licence_about
from xuke.casework.licence.granted import existing_until
from xuke.casework.stream.kinds import Seen
from xuke.kernel.case.events import CertificateIssued, Granted
from xuke.kernel.case.gaps import in_order
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful
from xuke.record.events import Stream


def old_until(place: Stream, case: Case) -> date | None:
    """Return the end of the certificate that is changed or renewed: as known, else as named."""
    found = licence_about(place, case)
    return found.state.valid_until if found else existing_until(case)


def certificate(seen: Seen[Case], foreseen: tuple[str, str]) -> CertificateIssued:
    """Return the certificate of a grant with the face that the item prescribes.

    `foreseen` stands for number and identifier of one that is only shown.
    """
    case = seen.state
    spec, granted = item_of(case).certificate, case.decision
    if not isinstance(granted, Granted) or spec is None:
        raise LookupError(case.phase)
    _check_face(seen, (line.source for line in spec.face))
    number, identifier = seen.number(lambda: _numbered(seen), foreseen)
    # A sensitive answer stays sealed on the recorded face; whoever prints it opens it.
    face = {line.id: case.form[line.source] for line in spec.face if line.source in case.form}
    return CertificateIssued(
        on=seen.act.on,
        by=seen.person.id,
        number=number,
        identifier=identifier,
        valid_from=granted.valid_from,
        valid_until=granted.valid_until,
        face=face,
    )


def _check_face(seen: Seen[Case], asked: Iterable[str]) -> None:
    """Ask that the face of an imported case is told: an import brings no answers."""
    if not seen.state.imported:
        return
    missing = lacking(seen.stream.id, seen.state, asked, seen.act.on)
    if missing:
        raise Unlawful("face-unknown", LICENSING_LAW.art(39), missing=in_order(missing))


def _numbered(seen: Seen[Case]) -> tuple[str, str]:
    """Return number and identifier of the certificate; a changed one mostly keeps its number."""
    case, on = seen.state, seen.act.on
    place, found = issuer_of(seen.stream.authority, case.in_name_of), None
    if case.action is not Action.NEW:
        found = licence_about(seen.stream, case)
    licence = found.state if found else None
    keeps = case.action is not Action.RENEWAL or (licence and licence.rule.keeps_number)
    # What was granted on a licence that has ended since is still that licence's paper.
    ended = licence and not licence.is_in_force and case.action is Action.RENEWAL
    if licence is None or ended or not keeps:
        return certificate_number(place, case.item, on, case.signed_as)
    return licence.number, next_identifier(place, case.item, licence.identifier, on, case.signed_as)
