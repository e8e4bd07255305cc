"""Who sees what: of every kind of stream, the list and the single stream agree."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given, settings, strategies as st
from tests.kernel import cases, licences
from tests.kernel.cases import MON, PLAIN

from xuke.casework.case.rows import case_row
from xuke.casework.case.visibility import CASE_VISIBILITY
from xuke.casework.licence.rows import licence_row
from xuke.casework.models import CaseRow, KeyedRow, LicenceRow, OfficeRow, StreamRow
from xuke.casework.stream.visibility import DeclaredTwice, may_see, register, visibilities, visible
from xuke.figures.models import SupervisionRow
from xuke.kernel.account import ACCOUNT, Account, AccountMade
from xuke.kernel.case.events import ApplicationWithdrawn, Concluded
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.looking import LOOK, Exported
from xuke.kernel.office import OFFICE, Office
from xuke.kernel.person import Person, Role
from xuke.kernel.stated_figure import STATED_FIGURE, StatedFigure
from xuke.kernel.supervision import SUPERVISION, SupervisionKind, SupervisionNoted
from xuke.record.events import Stream
from xuke.rooms.people.keeping import stream_of

pytestmark = pytest.mark.django_db

AUTHORITIES = ["310105-wjw", "440114-wjj"]
IDS = ["", "u-1", "u-2"]
PERSONS = st.builds(
    Person,
    st.sampled_from(IDS),
    st.sampled_from([None, *AUTHORITIES]),
    st.frozensets(st.sampled_from(list(Role)), max_size=2),
)


def discarded() -> Case:
    """Return a draft that was thrown away before it was filed."""
    events = (ApplicationWithdrawn(on=MON, by="", reason=""), Concluded(on=MON))
    return CASE.after(cases.drafted(), events)


STAGES = [
    stage()
    for stage in (
        cases.drafted,
        discarded,
        cases.received,
        cases.accepted,
        cases.examined,
        cases.granted,
        cases.issued,
    )
]


@st.composite
def case_states(draw: st.DrawFn) -> Case:
    """Return a case somewhere on its way, with an owner and with those who were recused."""
    case = draw(st.sampled_from(STAGES))
    recused = draw(st.frozensets(st.sampled_from(IDS), max_size=2))
    handling = replace(case.handling, recused=recused)
    return replace(case, owner=draw(st.sampled_from(IDS)), handling=handling)


def case_row_of(stream: Stream, case: Case) -> CaseRow:
    return case_row(stream, case, PLAIN)


def licence_row_of(stream: Stream, licence: Licence) -> LicenceRow:
    return licence_row(stream, replace(licence, issued=replace(licence.origin, case="")), PLAIN)


def supervision_row_of(stream: Stream, noted: SupervisionNoted) -> SupervisionRow:
    return SupervisionRow(
        stream=stream.id,
        authority=stream.authority,
        kind=noted.kind.value,
        item=noted.item,
        noted_on=noted.on,
        imported=noted.imported,
    )


def known_account(account: str) -> Account:
    """Return an account that was made."""
    made = AccountMade(on=MON, by=account, account=account)
    return ACCOUNT.evolve(ACCOUNT.begin, made)


def stream_row(stream: Stream, *, title: str) -> StreamRow:
    return StreamRow(
        stream=stream.id,
        authority=stream.authority,
        kind=stream.kind,
        version=1,
        number="",
        title=title,
        phase="open",
        opened_on=MON,
    )


Drawn = tuple[st.SearchStrategy[Any], Callable[[Stream, Any], KeyedRow]]
DRAWN: Mapping[str, Drawn] = {
    ACCOUNT.kind: (
        st.sampled_from([known_account("u-1"), known_account("u-2")]),
        lambda stream, account: stream_row(stream, title=account.account),
    ),
    LOOK.kind: (
        st.just(Exported(on=MON, by="u-1", what="", since=MON, until=MON, form="csv", rows=1)),
        lambda stream, _told: stream_row(stream, title=""),
    ),
    STATED_FIGURE.kind: (
        st.just(StatedFigure()),
        lambda stream, _figure: stream_row(stream, title=""),
    ),
    OFFICE.kind: (
        st.just(Office()),
        lambda stream, _office: OfficeRow(
            stream=stream.id, authority=stream.authority, version=1, stated="{}"
        ),
    ),
    CASE.kind: (case_states(), case_row_of),
    LICENCE.kind: (
        st.sampled_from([licences.issued(), licences.issued(licences.SUSPENDED)]),
        licence_row_of,
    ),
    SUPERVISION.kind: (
        st.builds(
            SupervisionNoted,
            on=st.just(MON),
            kind=st.sampled_from(SupervisionKind),
            item=st.just("public-place-hygiene-permit"),
            object=st.just(""),
            reference=st.just(""),
        ),
        supervision_row_of,
    ),
}


def test_every_kind_whose_visibility_is_declared_is_drawn_here() -> None:
    assert set(visibilities()) == set(DRAWN)


@pytest.mark.parametrize("kind", sorted(DRAWN))
@settings(max_examples=200)
@given(data=st.data())
def test_the_list_and_the_single_stream_agree(kind: str, data: st.DataObject) -> None:
    states, row_of = DRAWN[kind]
    authority, state = data.draw(st.sampled_from(AUTHORITIES)), data.draw(states)
    stream = Stream(id=uuid4(), kind=kind, authority=authority)
    if kind == ACCOUNT.kind:
        # An account has one stream at each authority.
        stream = stream_of(state.account, authority)
    person = data.draw(PERSONS)

    with transaction.atomic():
        row = row_of(stream, state)
        row.year = MON.year
        row.save(force_insert=True)
        listed = visible(kind, person).filter(stream=stream.id).exists()
        transaction.set_rollback(True)

    assert listed is may_see(person, stream, state)


def test_nobody_declares_a_kind_a_second_time() -> None:
    with pytest.raises(DeclaredTwice):
        register(CASE_VISIBILITY)
