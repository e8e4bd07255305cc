import pytest
from hypothesis import given, strategies as st

from xuke.gateways.masking import mask_date, mask_identity, mask_name, mask_phone, public_name


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("王小明", "王**"),
        ("欧阳修", "欧阳*"),
        pytest.param("欧阳", "欧*", id="two characters alone are a surname and a given name"),
        pytest.param("王", "王*", id="even one character does not stand alone"),
        ("阿卜杜拉·买买提", "阿*******"),
        ("", ""),
    ],
)
def test_a_persons_name_keeps_its_surname(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_an_organisations_name_is_public() -> None:
    assert public_name("示例有限公司", natural_person=False) == "示例有限公司"
    assert public_name("张三", natural_person=True) == "张*"


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "110105**********2X"),
        pytest.param("13800001234", "138000***34", id="phone"),
        pytest.param("E12345678", "*******78", id="passport"),
        pytest.param("1234", "****", id="too short to show anything"),
        ("", ""),
    ],
)
def test_a_number_shows_six_and_two(number: str, masked: str) -> None:
    assert mask_identity(number) == masked


@given(text=st.text(max_size=40))
def test_masking_always_hides_something(text: str) -> None:
    assert not text.strip() or "*" in mask_name(text)
    assert not text.strip() or mask_identity(text).count("*") >= min(3, len(text.strip()))


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        pytest.param("13800000000", "138****0000", id="a mobile phone"),
        pytest.param("021-12345678", "021*****5678", id="with its area"),
        pytest.param("12345", "***45", id="too short to show more"),
    ],
)
def test_a_phone_is_known_by_its_ends(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


def test_of_a_day_of_birth_the_year_is_shown() -> None:
    assert mask_date("1949-12-31") == "1949-**-**"
    assert mask_date("soon") == "****"


@pytest.mark.parametrize(
    "spelling", ["1949-12-31", "19491231", "1949-W52-6", "1949W526", " 1949-12-31 "]
)
def test_no_spelling_of_a_birth_date_shows_its_day(spelling: str) -> None:
    assert mask_date(spelling) == "1949-**-**"


@pytest.mark.parametrize("spelling", ["31/12/1949", "1949.12.31", "12-31-1949", "31121949"])
def test_what_is_no_such_day_is_hidden_whole(spelling: str) -> None:
    assert mask_date(spelling) == "*" * len(spelling)
