"""What random walks record is written and read without loss, event by event."""

import json
from collections.abc import Sequence

from hypothesis import settings
from tests.kernel.test_licence_walk import LicenceWalk
from tests.kernel.test_walk import Walk
from tests.kernel.walking import times

from xuke.record.codec import decode
from xuke.record.events import facts_of, types


def check_codec(kind: str, events: Sequence[object]) -> None:
    """Ask that reading gives back what was written, by the name under which it is kept."""
    for event in events:
        name, facts, _on = facts_of(event)
        assert decode(types()[kind, name], json.loads(json.dumps(facts))) == event


class RecordedWalk(Walk):
    """The walk of a case, whose record is read again at its end."""

    def teardown(self) -> None:
        check_codec("case", self.events)


class RecordedLicenceWalk(LicenceWalk):
    """The walk of a licence, whose record is read again at its end."""

    def teardown(self) -> None:
        check_codec("licence", self.events)
        for events in self.renewals.values():
            check_codec("case", events)


FEW = settings(max_examples=times(10), stateful_step_count=30)
TestRecordedWalk = RecordedWalk.TestCase
TestRecordedWalk.settings = FEW
TestRecordedLicenceWalk = RecordedLicenceWalk.TestCase
TestRecordedLicenceWalk.settings = FEW
