"""What a second person, or a second assessment, must stand behind; asked by the onlooker."""

from typing import TYPE_CHECKING

from xuke.kernel.licence import events as e
from xuke.kernel.licence.words import DeregistrationGround

if TYPE_CHECKING:
    from tests.kernel.licence_sight import Sight

TOLD = frozenset(
    {
        DeregistrationGround.PERSON_GONE,
        DeregistrationGround.BODY_DISSOLVED,
        DeregistrationGround.IMPOSSIBLE,
    }
)


def reassessed(sight: "Sight") -> None:
    it, last = sight.event, sight.last(e.Suspended, e.Restored)
    assert isinstance(last, e.Suspended), "only who was stopped is assessed again"
    assert last.basis == "physicians-law/42"
    assert last.until < it.assessed_on <= it.on


def given_back(sight: "Sight") -> None:
    last = sight.last(e.Suspended)
    assert last
    if last.basis == "physicians-law/42":
        before = sight.before[-1]
        assert isinstance(before, e.Reassessed), "the second assessment alone gives it back"
        assert before.passed


def seconded(sight: "Sight") -> None:
    it = sight.event
    told = sight.last(
        e.DeregistrationProposed,
        e.DeregistrationProposalDropped,
        e.DeregistrationProposalLapsed,
    )
    asked = it.on_application and it.ground is not DeregistrationGround.PERSON_GONE
    if it.ground in TOLD and not asked:
        assert isinstance(told, e.DeregistrationProposed), "the evidence is stated first"
        assert told.lapses_on is None or it.on <= told.lapses_on, "and stood by in time"
        assert told.ground is it.ground
        assert told.by != it.by, "by somebody else"
        assert len(told.evidence.strip()) >= 10


def let_go(sight: "Sight") -> None:
    told = sight.last(e.DeregistrationProposed)
    assert told, "what is let go was proposed"
    if isinstance(sight.event, e.DeregistrationProposalLapsed):
        assert told.lapses_on, "one of before has no last day"
        assert sight.event.on > told.lapses_on


def as_told(sight: "Sight") -> None:
    it, told = sight.event, sight.last(e.IntentTold, e.IntentDropped)
    if (
        it.ground is DeregistrationGround.OTHER_LAW
        and not it.on_application
        and isinstance(told, e.IntentTold)
        and told.act == "deregistration"
    ):
        assert it.further == told.further, "struck off for what the holder was told"


def unevaded(sight: "Sight") -> None:
    it, last = sight.event, sight.last(e.Suspended, e.Restored)
    if it.on_application and isinstance(last, e.Suspended):
        assert last.basis != "physicians-law/42", "the second assessment is owed"
        assert it.on > last.until, "a suspension is carried out"


def chaired(sight: "Sight") -> None:
    looked: set[str] = set()
    for one in sight.before:
        if isinstance(one, INVESTIGATED):
            looked |= {one.by, *getattr(one, "officers", ())}
        elif isinstance(one, e.ChairRecusalDecided) and one.recused:
            looked.add(one.chair)
    assert sight.event.chair not in looked, "who looked into it does not chair"


def missed(sight: "Sight") -> None:
    it, notice = sight.event, sight.last(e.IntentHearingScheduled)
    assert notice, "told of before it is missed"
    assert it.hearing_day <= it.on
    if not it.justified:
        told = [one for one in sight.all(e.IntentTold) if one.act is it.act]
        came = [one for one in sight.all(e.PaperDelivered) if one.paper == f"hearing-{it.act}"]
        assert came or not told[-1].owes_delivery, "of what has not reached him he misses nothing"


def announced(sight: "Sight") -> None:
    assert sight.all(e.Deregistered)
    assert not sight.all(e.DeregistrationAnnounced), "announced once"


INVESTIGATED = (
    e.CommitmentChecked,
    e.DeregistrationProposed,
    e.IdleNoted,
    e.IntentTold,
    e.Reassessed,
    e.RectificationOrdered,
    e.StatementHeard,
    e.VerificationDeferred,
    e.VerificationFailed,
)
"""What shows that somebody looked into how the holder keeps the licence."""
ASKS = (
    (e.IntentHearingMissed, missed),
    (e.Restored, given_back),
    (e.Reassessed, reassessed),
    (e.DeregistrationProposalDropped, let_go),
    (e.DeregistrationProposalLapsed, let_go),
    (e.Deregistered, seconded),
    (e.Deregistered, as_told),
    (e.Deregistered, unevaded),
    (e.DeregistrationAnnounced, announced),
)
"""What is asked of which event."""
