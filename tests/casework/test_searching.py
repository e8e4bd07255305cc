"""Search by words: whatever part of a name or number is typed, it is found."""

import pytest
from django.db import connection
from hypothesis import given, settings, strategies as st

from xuke.casework.stream.searching import indexed, sought

pytestmark = pytest.mark.django_db

CHARACTERS = "虚构示例美容服务部上海市ABc-12（2026）'\\ ·"
NAMES = st.text(CHARACTERS, min_size=1, max_size=20)
NUMBERS = st.one_of(
    st.from_regex(r"[0-9]{6}-20[0-9]{6}-[0-9]{6}", fullmatch=True),
    st.from_regex(r"[虚构示例]{2,5}〔20[0-9]{2}〕第[0-9]{4}号", fullmatch=True),
)


def matches(row: str, asked: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [row, asked])
        return bool(cursor.fetchone()[0])


def part_of(data: st.DataObject, text: str) -> str:
    start = data.draw(st.integers(0, len(text) - 1))
    return text[start : data.draw(st.integers(start + 1, len(text)))]


@settings(max_examples=300)
@given(data=st.data(), name=NAMES, number=NUMBERS)
def test_every_part_of_a_name_or_number_finds_its_row(
    data: st.DataObject, name: str, number: str
) -> None:
    asked = part_of(data, data.draw(st.sampled_from([name, number])))
    of_letters = any(one.isalnum() for one in asked)

    if of_letters:
        assert matches(indexed(name, number), sought(asked))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("美容院", id="one character more than the name has"),
        pytest.param("容美", id="the characters the other way round"),
        pytest.param("服务部310105", id="across name and number"),
        pytest.param("美容 713", id="one of two words"),
        pytest.param("20260306", id="another day"),
        pytest.param("0305-0713", id="another serial of the day"),
        pytest.param("0305-712", id="a serial that is not begun at its beginning"),
        pytest.param("00071号", id="a serial that is longer"),
    ],
)
def test_other_words_do_not_find_it(words: str) -> None:
    row = indexed("虚构美容服务部", "310105-20260305-000712")

    assert not matches(row, sought(words))


@pytest.mark.parametrize("words", ["美容服务", "虚构 服务部", "ＡＢＣ", "abc", "（ABC）"])
def test_width_and_case_make_no_difference(words: str) -> None:
    assert matches(indexed("虚构美容服务部(ABC)", ""), sought(words))


@settings(max_examples=100)
@given(data=st.data(), numbers=st.lists(NUMBERS, min_size=2, max_size=3))
def test_a_part_of_each_of_several_numbers_finds_their_row(
    data: st.DataObject, numbers: list[str]
) -> None:
    asked = part_of(data, data.draw(st.sampled_from(numbers)))

    if any(one.isalnum() for one in asked):
        assert matches(indexed("虚构美容服务部", *numbers), sought(asked))


def test_the_end_of_one_number_and_the_beginning_of_the_next_are_no_number() -> None:
    row = indexed("虚构美容服务部", "沪卫许〔2026〕12号", "〔2025〕第0009号")

    assert matches(row, sought("（2026）12"))
    assert not matches(row, sought("12号〔2025〕"))
    assert not matches(row, sought("服务部沪卫"))


@pytest.mark.parametrize("words", ["12号", "〔2026〕12号", "沪卫许〔2026〕12号", "〔2026〕1", "号"])
def test_a_number_is_found_with_its_last_sign_and_without(words: str) -> None:
    row = indexed("虚构美容服务部", "沪卫许〔2026〕12号")

    assert matches(row, sought(words))
    assert not matches(row, sought("〔2026〕1号"))


def test_no_words_are_no_question() -> None:
    assert sought(" \t ") == ""


@pytest.mark.parametrize("dot", "·•‧・∙⋅･")
def test_any_middle_dot_finds_any_other(dot: str) -> None:
    row = indexed("买买提・吐尔逊", "A-1")

    assert matches(row, sought(f"买买提{dot}吐尔逊"))
    assert matches(indexed("买买提•吐尔逊", "A-1"), sought(f"提{dot}吐"))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("310105-\u200b20260305-\u200b000712", id="zero width"),
        pytest.param("３１０１０５－２０２６０３０５", id="full width"),
        pytest.param("\u200b" * 80 + "000712", id="more unseen signs than words may have"),
        pytest.param("王\U00031350", id="a character that is younger than Python"),
    ],
)
def test_words_are_found_as_they_look(words: str) -> None:
    row = indexed("王\U00031350", "310105-20260305-000712")

    assert matches(row, sought(words))
