import pytest
from hypothesis import given, strategies as st
from stdnum.iso7064 import mod_37_36

from xuke.kernel.law.identifier import (
    ROOT,
    BadIdentifierPart,
    certificate_identifier,
    check_character,
    check_identifier,
    next_version,
)

_PLAIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_REAL = [
    "11100000000013338W011.11430000006122244L.20230000403.001.U",
    "11100000000013338W032.11220000013544541J.2430599.001.F",
    "11100000000013338W011.11110000000021135M.20230329701.003.Y",
    "11100000000013338W009.11330105002500287C.2025052201.002.0",
]


@pytest.mark.parametrize("tail", _REAL)
def test_identifiers_of_real_certificates_are_right(tail: str) -> None:
    type_code, issuer, serial, version, _ = tail.split(".")

    assert certificate_identifier(type_code, issuer, serial, int(version)) == f"{ROOT}.{tail}"
    assert check_identifier(f"{ROOT}.{tail}")


def test_a_printed_sample_with_a_wrong_check_character_is_found() -> None:
    body = "11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001"

    assert not check_identifier(f"{ROOT}.{body}.M")
    assert check_identifier(f"{ROOT}.{body}.D")


@given(text=st.text(_PLAIN, min_size=1, max_size=80))
def test_the_check_character_agrees_with_an_independent_one(text: str) -> None:
    assert check_character(text) == mod_37_36.calc_check_digit(text)


@given(
    serial=st.text(_PLAIN, min_size=1, max_size=32),
    version=st.integers(1, 999),
    place=st.integers(0, 200),
    other=st.sampled_from(_PLAIN),
)
def test_one_wrong_character_is_always_found(
    serial: str, version: int, place: int, other: str
) -> None:
    whole = certificate_identifier("11100000000013338W011", "11430000006122244L", serial, version)
    place = len(ROOT) + 1 + place % (len(whole) - len(ROOT) - 1)

    wrong = whole[:place] + other + whole[place + 1 :]

    assert check_identifier(wrong) is (wrong == whole)


def test_the_next_version_of_a_certificate_keeps_all_but_its_number() -> None:
    following = next_version(f"{ROOT}.11100000000013338W011.11430000006122244L.20230000403.009.E")

    assert following == f"{ROOT}.11100000000013338W011.11430000006122244L.20230000403.010.S"
    assert check_identifier(following)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("not an identifier", id="no identifier at all"),
        pytest.param(f"{ROOT}.11100000000013338W011.11430000006122244L.1.999.0", id="the last one"),
    ],
)
def test_there_is_no_next_version_of(wrong: str) -> None:
    with pytest.raises(BadIdentifierPart):
        next_version(wrong)


def test_what_is_no_identifier_is_named() -> None:
    with pytest.raises(BadIdentifierPart) as unreadable:
        next_version("not an identifier")
    with pytest.raises(BadIdentifierPart) as impossible:
        certificate_identifier("11100000000013338W011", "11430000006122244L", "a", 1)

    assert unreadable.value.args == ("not an identifier",)
    assert impossible.value.args == (f"{ROOT}.11100000000013338W011.11430000006122244L.a.001.",)


@given(text=st.text(max_size=100))
def test_no_text_breaks_the_check(text: str) -> None:
    assert not check_identifier(text)


@pytest.mark.parametrize(
    ("type_code", "issuer", "serial", "version"),
    [
        pytest.param("1110000000001333", "11430000006122244L", "1", 1, id="short type"),
        pytest.param("11100000000013338W011", "1143", "1", 1, id="short issuer"),
        pytest.param("11100000000013338W011", "11430000006122244L", "", 1, id="no serial"),
        pytest.param("11100000000013338W011", "11430000006122244L", "a", 1, id="small letter"),
        pytest.param("11100000000013338W011", "11430000006122244L", "〇", 1, id="Chinese digit"),
        pytest.param("11100000000013338W011", "11430000006122244L", "1", 0, id="version zero"),
        pytest.param("11100000000013338W011", "11430000006122244L", "1", 1000, id="version 1000"),
    ],
)
def test_a_part_of_the_wrong_form_is_refused(
    type_code: str, issuer: str, serial: str, version: int
) -> None:
    with pytest.raises(BadIdentifierPart):
        certificate_identifier(type_code, issuer, serial, version)
