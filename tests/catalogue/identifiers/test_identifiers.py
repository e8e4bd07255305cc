"""Codes of organisations and numbers of persons: one normal form, and the true fault told."""

from datetime import date

import pytest
from hypothesis import given, strategies as st
from tests.catalogue.identifiers.spelling import spellings

from xuke.catalogue.identifiers.credit import credit_check
from xuke.catalogue.identifiers.kinds import KINDS, identify
from xuke.catalogue.identifiers.papers import holder_number
from xuke.catalogue.identifiers.resident import check_character

TODAY = date(2026, 3, 2)
CREDIT = "91310105MA0000000C"
RESIDENT = "11010519491231002X"


def checked(digits: str) -> str:
    return digits + check_character(digits)


def credit(signs: str) -> str:
    return signs + credit_check(signs)


SOUND = [
    ("uscc", CREDIT),
    ("uscc", credit("N2440114MF0000000")),
    ("uscc", credit("A1100000MB0000000")),
    ("uscc", credit("Y1310105MC0000000")),
    ("uscc", credit("313100005000000XX")),
    ("uscc", credit("12100000400000000")),
    ("resident", RESIDENT),
    ("residence-permit", checked("81000019900101001")),
    ("residence-permit", checked("82000019850315002")),
    ("residence-permit", checked("83000020010909123")),
    ("hk-macao-permit", "H12345678"),
    ("hk-macao-permit", "M1234567801"),
    ("taiwan-permit", "12345678"),
    ("taiwan-permit", "1234567801"),
    ("passport", "E12345678"),
    ("permanent-residence", "ABC123456789012"),
    ("permanent-residence", checked("91184019800229123")),
    ("identifier", CREDIT),
    ("identifier", RESIDENT),
    ("postcode", "200050"),
]


@pytest.mark.parametrize(("kind", "value"), SOUND)
@given(data=st.data())
def test_every_spelling_has_one_normal_form(kind: str, value: str, data: st.DataObject) -> None:
    typed = data.draw(spellings(value))

    found = identify(kind, typed, TODAY)

    assert (found.normal, found.reason) == (value, "")


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        pytest.param("uscc", "91310105MA000000", "bad-length", id="two signs short"),
        pytest.param("uscc", CREDIT + "0", "bad-length", id="one sign long"),
        pytest.param("uscc", "91310105MAO000000C", "bad-sign", id="the letter O"),
        pytest.param("uscc", "护1310105MA0000000C", "bad-sign", id="a Chinese character"),
        pytest.param("uscc", credit("B1310105MA0000000"), "bad-department", id="no department B"),
        pytest.param("uscc", credit("9A310105MA0000000"), "bad-department", id="no kind A"),
        pytest.param("uscc", credit("9131A105MA0000000"), "bad-area", id="a letter in the area"),
        pytest.param("uscc", "91310105MA0000000D", "bad-check-digit", id="a wrong check sign"),
        pytest.param("uscc", "N2440114MF0000000C", "bad-check-digit", id="also of a letter code"),
        pytest.param("resident", "110105194912310021", "bad-check-digit", id="a wrong check"),
        pytest.param("resident", "1101051949123100", "bad-form", id="sixteen digits"),
        pytest.param("resident", checked("11010519490230001"), "not-a-date", id="30 February"),
        pytest.param("resident", "110105490230001", "not-a-date", id="30 February, of old"),
        pytest.param("resident", checked("11010520260303001"), "date-in-future", id="tomorrow"),
        pytest.param("residence-permit", RESIDENT, "not-a-permit", id="a resident's"),
        pytest.param("residence-permit", "810000199001010010", "bad-check-digit", id="a permit's"),
        pytest.param("permanent-residence", "911840198002291230", "bad-check-digit", id="the new"),
        pytest.param("permanent-residence", checked("91184019810229123"), "not-a-date", id="1981"),
        pytest.param("passport", "护照一号", "bad-form", id="no passport"),
        pytest.param("uscc", " \u3000", "required", id="nothing but blanks"),
    ],
)
def test_the_true_fault_is_told(kind: str, value: str, reason: str) -> None:
    assert identify(kind, value, TODAY).reason == reason


@pytest.mark.parametrize(
    ("old", "whole"),
    [
        ("110105491231002", RESIDENT),
        ("11010549-1231 002", RESIDENT),
        ("110105991231997", checked("11010518991231997")),
    ],
)
def test_a_number_of_fifteen_digits_is_upgraded(old: str, whole: str) -> None:
    found = identify("resident", old, TODAY)

    assert (found.normal, found.reason) == (whole, "")
    assert holder_number(old, is_person=True) == whole


def test_the_number_of_a_business_is_not_taken_for_a_person() -> None:
    assert holder_number("310105600123456", is_person=False) == "310105600123456"


def test_the_mark_of_the_issuer_is_no_part_of_a_travel_permit() -> None:
    assert identify("taiwan-permit", "0012345601(B)", TODAY).normal == "0012345601"
    assert holder_number("0012345601（B）", is_person=True) == "0012345601"


@pytest.mark.parametrize("kind", KINDS)
@given(value=st.text(max_size=40))
def test_a_normal_form_is_its_own(kind: str, value: str) -> None:
    once = identify(kind, value, TODAY)

    assert identify(kind, once.normal, TODAY).normal == once.normal
