"""One holder is one holder, however his number is written, and whenever it was recorded."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given, strategies as st
from tests.casework import journey, officials
from tests.casework.acts import act_on_licence
from tests.casework.journey import CLERK, HEAD, HOME, ITEM
from tests.casework.licences import DECEIT, day, filed, heard, licence
from tests.catalogue.identifiers.spelling import spellings

from xuke import catalogue
from xuke.casework.bars import bars_for
from xuke.casework.case import drafts, filing
from xuke.casework.case.eligibility import bars_of_applicant
from xuke.casework.case.kind import load_case
from xuke.casework.licence.find import find_licence
from xuke.casework.licence.kind import load_licence
from xuke.casework.models import BarRow, CaseRow, LicenceRow
from xuke.casework.sealing import APPLICANT, identity_index, identity_indexes, vault
from xuke.casework.stream.bulk import History, begin_many
from xuke.casework.stream.ids import stream_named
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.person import IMPORT, Person

CODE = "91310105MA0000000C"
SPELT = [
    "９１３１０１０５ｍａ０００００００ｃ",
    "9131 0105-MA00 0000 0C",
    "91310105\u200bMA0000000C",
]
PERSON = "11010519491231002X"
OLD_PERSON = "110105491231002"
NURSE = "nurse-practice"


@given(data=st.data())
@pytest.mark.parametrize(("kind", "number"), [("organisation", CODE), ("person", PERSON)])
def test_every_spelling_has_one_blind_index(kind: str, number: str, data: st.DataObject) -> None:
    typed = data.draw(spellings(number))

    assert identity_index(kind, typed) == identity_index(kind, number)
    assert identity_index(kind, number) in identity_indexes(typed)


def test_fifteen_and_eighteen_digits_are_one_person() -> None:
    assert identity_index("person", OLD_PERSON) == identity_index("person", PERSON)
    assert identity_index("organisation", OLD_PERSON) != identity_index("person", PERSON)


def case_of(stream: UUID) -> Case:
    return load_case(stream).state


def submitted(item: str = ITEM, **answers: str) -> UUID:
    """Return a case that was filed with these answers."""
    model = journey.application(item)
    asked = replace(model, answers={**model.answers, **answers})
    stream = drafts.open_application(asked, journey.act(journey.APPLICANT)).stream.id
    filing.submit(stream, journey.act(journey.APPLICANT))
    return stream


def annulled(stream: UUID) -> None:
    heard(stream, "annulment", "deceit")
    act_on_licence(stream, "annul", DECEIT, day(HEAD, date(2026, 6, 2)))


@pytest.mark.django_db
@pytest.mark.parametrize("spelt", SPELT)
def test_a_bar_under_one_spelling_holds_under_another(spelt: str) -> None:
    annulled(licence(journey.issued()).stream)

    again = filed(Action.NEW, date(2026, 7, 1), applicant_id=spelt)

    assert case_of(again).bar
    with pytest.raises(Unlawful) as refused:
        officials.accept(again, day(CLERK, date(2026, 7, 2)))
    assert refused.value.code == "barred"


@pytest.mark.django_db
def test_a_person_is_barred_by_the_old_number_too() -> None:
    BarRow.objects.create(
        stream=uuid4(), place=0, authority=HOME, year=2026, kind="application",
        holder=identity_index("person", PERSON), item=NURSE, since=date(2026, 1, 1),
        until=date(2028, 1, 1), basis="", source="",
    )  # fmt: skip

    answers = catalogue.item(NURSE).model_application() | {"applicant_id": OLD_PERSON}

    assert len(bars_of_applicant(NURSE, answers)) == 1
    assert case_of(submitted(NURSE, applicant_id=OLD_PERSON)).bar


@pytest.mark.django_db
@pytest.mark.parametrize("spelt", SPELT)
def test_the_holder_s_own_renewal_passes(spelt: str) -> None:
    case = journey.issued()

    answers = {"applicant_id": spelt, "existing_number": licence(case).number}
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), **answers)

    assert licence(case).renewal == renewal


@pytest.mark.django_db
def test_what_was_typed_stays_in_the_answers() -> None:
    stream = submitted(applicant_id=SPELT[1])

    case = case_of(stream)
    assert case.form["applicant_id"] == SPELT[1]
    assert case.applicant
    assert case.applicant.identity_index == identity_index("organisation", CODE)


@pytest.mark.django_db
def test_signs_that_nobody_sees_are_not_kept() -> None:
    stream = submitted(applicant_name="\u202e虚构\u200b示例单位\ufeff")

    assert case_of(stream).form["applicant_name"] == "虚构示例单位"
    assert CaseRow.objects.get(stream=stream).applicant_name == "虚构示例单位"


def recorded_before(spelt: str) -> UUID:
    """Return a licence whose holder's number was recorded as it was typed, with that index."""
    (first, *_) = load_licence(licence(journey.issued()).stream).history
    typed = spelt.strip().upper()
    holder = Applicant(
        kind="organisation",
        name="虚构示例单位",
        identity=vault().seal(typed, APPLICANT),
        identity_index=vault().index(typed, APPLICANT),
    )
    event = replace(
        first.event, number=BEFORE, identifier="", holder=holder, case=str(uuid4()), face={}
    )
    history = History(stream=stream_named(LICENCE.kind, HOME, BEFORE), events=(event,))
    begin_many([history], journey.act(Person(IMPORT)))
    return history.stream.id


BEFORE = "长卫公证字〔2020〕第0009号"


@pytest.mark.django_db
@pytest.mark.parametrize("spelt", SPELT)
def test_records_of_before_are_found_by_the_normal_form(spelt: str) -> None:
    stream = recorded_before(spelt)

    filed(Action.RENEWAL, date(2030, 1, 7), existing_number=BEFORE)

    row = LicenceRow.objects.get(stream=stream)
    assert row.renewal
    assert row.holder_index == identity_index("organisation", CODE)


@pytest.mark.django_db
def test_a_bar_that_was_recorded_before_holds() -> None:
    annulled(recorded_before(SPELT[0]))

    assert len(bars_for(identity_index("organisation", CODE))) == 1


@pytest.mark.django_db
def test_a_rebuild_puts_rows_of_before_under_the_normal_form() -> None:
    stream = recorded_before(SPELT[0])
    LicenceRow.objects.filter(stream=stream).update(
        holder_index=vault().index(SPELT[0].upper(), APPLICANT)
    )

    rebuild()

    row = LicenceRow.objects.get(stream=stream)
    assert row.holder_index == identity_index("organisation", CODE)


@pytest.mark.django_db
def test_a_stranger_s_renewal_is_still_refused() -> None:
    recorded_before(SPELT[0])

    with pytest.raises(Unlawful) as refused:
        filed(
            Action.RENEWAL,
            date(2030, 1, 7),
            existing_number=BEFORE,
            applicant_id="91440000123456780D",
        )
    assert refused.value.code == "not-the-holder"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("长卫公证字\u200b〔2026〕第0001号", id="zero width"),
        pytest.param("长卫公证字〔２０２６〕第０００１号", id="full width"),
        pytest.param("长卫公证字[2026]第 0001 号", id="other brackets, blanks"),
    ],
)
def test_a_licence_is_named_however_its_number_was_copied(typed: str) -> None:
    case = journey.issued()

    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=typed)

    assert find_licence(HOME, typed, ITEM)
    assert case_of(renewal).licence == licence(case).number
    assert licence(case).renewal == renewal
