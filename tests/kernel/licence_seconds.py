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
    it, told = sight.event, sight.last(e.DeregistrationProposed)
    asked = it.on_application and it.ground is not DeregistrationGround.PERSON_GONE
    if it.ground in TOLD and not asked:
        assert told, "the evidence is stated first"
        assert told.ground is it.ground
        assert told.by != it.by, "by somebody else"
        assert len(told.evidence.strip()) >= 10


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


def announced(sight: "Sight") -> None:
    assert sight.all(e.Deregistered)
    assert not sight.all(e.DeregistrationAnnounced), "announced once"


ASKS = (
    (e.Restored, given_back),
    (e.Reassessed, reassessed),
    (e.Deregistered, seconded),
    (e.Deregistered, as_told),
    (e.Deregistered, unevaded),
    (e.DeregistrationAnnounced, announced),
)
"""What is asked of which event."""
