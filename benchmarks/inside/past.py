"""Past cases in the record, told by their events: granted, with certificate and disclosure."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from benchmarks.sample import AUTHORITY, ITEM
from benchmarks.synthetic import SEED
from xuke import catalogue
from xuke.casework.case.imported import past_history
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import History, begin_many
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase
from xuke.kernel.case.state import Outcome
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.person import IMPORT, Person
from xuke.web.clock import SHANGHAI

BATCH = 1_000
AT = datetime(2026, 1, 5, 9, 0, tzinfo=SHANGHAI)


def load(count: int) -> None:
    """Record so many past cases, as an import does."""
    act = Act(person=Person(IMPORT), on=AT.date(), at=AT)
    histories = _histories(count)
    while batch := list(islice(histories, BATCH)):
        begin_many(batch, act)


def _histories(count: int) -> Iterator[History]:
    """Yield cases of one year."""
    dice, rule = random.Random(SEED), catalogue.item(ITEM).rule(Action.NEW)
    for serial in range(count):
        received = AT.date() - timedelta(days=dice.randrange(30, 360))
        past = PastCase(
            number=f"310105-2025-{serial:08d}",
            rule=rule,
            action=Action.NEW,
            channel=Channel.ONLINE,
            applicant=Applicant(kind="organisation", name=f"测试申请人{serial}"),
            received_on=received,
            accepted_on=received,
            decided_on=received + timedelta(days=dice.randrange(12)),
            outcome=Outcome.GRANTED,
            certificate_number=f"沪测证〔2025〕{serial}号",
        )
        yield past_history(AUTHORITY, past, "")
