"""Accounts in the record: their kind, and how something done to one is written down."""

from datetime import date
from typing import Any, Final

from django.db.models import Q

from xuke.access.models import User
from xuke.casework.models import StreamRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import begin
from xuke.casework.stream.ids import stream_named
from xuke.casework.stream.kinds import Kind
from xuke.casework.stream.rows import Row, listed
from xuke.casework.stream.visibility import Visibility
from xuke.kernel.account import ACCOUNT, Account
from xuke.kernel.person import Person, Role
from xuke.record.events import Stream
from xuke.web import clock

NO_AUTHORITY: Final = ""
"""Behind what an applicant does with his own account stands no authority."""
ACCOUNTS: Final = Kind(machine=ACCOUNT, apart=frozenset(ACCOUNT.verbs))
"""账号."""


def stream_of(account: str, authority: str) -> Stream:
    """Return the stream of what this authority did to this account."""
    return stream_named(ACCOUNT.kind, authority, account)


def real_act(person: Person) -> Act:
    """Return an act by the machine's own clock: who is given rights is no matter of training."""
    clock.require_plausible()
    at = clock.machine_now()
    return Act(person=person, on=at.date(), at=at)


def note(verb: str, event: Any, authority: str, act: Act) -> None:  # noqa: ANN401 - of the verb's type
    """Record what was done to an account, in the caller's transaction, or raise Unlawful."""
    begin(ACCOUNTS, stream_of(event.account, authority), verb, lambda _seen: event, act)


def home_of(user: User, on: date) -> str:
    """Return the authority of an account's roles, those that ended too; of none NO_AUTHORITY."""
    now = user.grants.on(on).order_by("id").values_list("authority", flat=True).first()
    ever = user.grants.order_by("-id").values_list("authority", flat=True).first()
    return now or ever or NO_AUTHORITY


def _row(account: Account) -> Row:
    """Return the row of an account, which only says that there is one."""
    return Row(
        number="",
        title=account.account,
        phase=account.phase.value,
        opened_on=account.opened_on,
    )


def _rows(person: Person) -> Q:
    """Say which accounts the person sees: his own, and an administrator those at his authority."""
    own = Q(pk=stream_of(person.id, person.authority or NO_AUTHORITY).id)
    here = own | Q(authority=person.authority) if person.has(Role.ADMIN) else own
    return Q(kind=ACCOUNT.kind) & here if person.is_official else Q(pk__in=[])


def _single(person: Person, stream: Stream, account: Account) -> bool:
    if not person.is_official or person.authority != stream.authority:
        return False
    return person.has(Role.ADMIN) or account.account == person.id


ACCOUNT_LIST: Final = listed(ACCOUNT.kind, _row)
ACCOUNT_VISIBILITY: Final = Visibility(
    kind=ACCOUNT.kind, model=StreamRow, rows=_rows, single=_single
)
