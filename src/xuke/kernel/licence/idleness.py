"""停业、恢复营业: since when the holder has not been active, and whether the law counts it."""

from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import LICENSING_LAW, MEDICAL_INSTITUTIONS, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.clocks import is_exempt
from xuke.kernel.licence.events import IdleNoted, LicenceEvent, Resumed
from xuke.kernel.licence.places import idle_under
from xuke.kernel.licence.rights import inspecting
from xuke.kernel.licence.state import Licence
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(67, 1), MEDICAL_INSTITUTIONS.art(20, 2))
def note_idle(licence: Licence, event: IdleNoted, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record since when the holder has not been active, and why where a cause is exempt.

    Who stopped to rebuild and is not active once that is over is recorded again, from that day on:
    what the law exempts is never counted afterwards.
    """
    check_reason(event.findings, LICENSING_LAW.art(61, 2))
    place = idle_under(licence)
    if event.since > event.on:
        raise Unlawful("idle-since-later", place, since=event.since.isoformat())
    if licence.rule.idle_exempts and event.cause is None:
        raise Unlawful("idle-cause-missing", place)
    _check_exempt(licence, event.since)
    return (event,)


@cites(MEDICAL_INSTITUTIONS.art(20, 2))
def _check_exempt(licence: Licence, since: date) -> None:
    """Ask for a day after the one on which a stop began that the law exempts."""
    exempt = licence.idle_since
    if exempt and since <= exempt:
        raise Unlawful("idle-exempt-then", idle_under(licence), since=exempt.isoformat())


@cites(LICENSING_LAW.art(67, 1))
def note_resumed(_licence: Licence, event: Resumed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that the holder is active again."""
    check_reason(event.findings, LICENSING_LAW.art(61, 2))
    return (event,)


def _may_be_noted(licence: Licence) -> bool:
    """Whether a stop can be recorded: none is yet, or only one that the law exempts."""
    return licence.idle_since is None or is_exempt(licence)


def _is_idle(licence: Licence) -> bool:
    return licence.idle_since is not None


VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="note-idle",
        event=IdleNoted,
        right=inspecting(_may_be_noted),
        decide=note_idle,
    ),
    Verb(
        name="note-resumed",
        event=Resumed,
        right=inspecting(_is_idle),
        decide=note_resumed,
    ),
)
