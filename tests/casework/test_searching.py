"""Search by words: whatever part of a name or number is typed, it is found."""

import pytest
from django.db import connection
from hypothesis import given, settings, strategies as st

from xuke.casework.stream.searching import indexed, indexed_row, sought, sought_row

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
        assert matches(indexed_row(name, number), sought_row(asked))


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
    ],
)
def test_other_words_do_not_find_it(words: str) -> None:
    row = indexed_row("虚构美容服务部", "310105-20260305-000712")

    assert not matches(row, sought_row(words))


@pytest.mark.parametrize("words", ["美容服务", "虚构 服务部", "ＡＢＣ", "abc", "（ABC）"])
def test_width_and_case_make_no_difference(words: str) -> None:
    assert matches(indexed_row("虚构美容服务部(ABC)", ""), sought_row(words))


def test_the_public_finds_the_parts_of_a_number_by_its_pairs() -> None:
    row = indexed("虚构美容服务部", "沪卫许〔2026〕12号")

    assert matches(row, sought("（2026）12"))
    assert not matches(row, sought("服务部沪卫"))


def test_no_words_are_no_question() -> None:
    assert sought_row(" \t ") == ""


@pytest.mark.parametrize("dot", "·•‧・∙⋅･")
def test_any_middle_dot_finds_any_other(dot: str) -> None:
    row = indexed_row("买买提・吐尔逊", "A-1")

    assert matches(row, sought_row(f"买买提{dot}吐尔逊"))
    assert matches(indexed("买买提•吐尔逊"), sought(f"提{dot}吐"))


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
    row = indexed_row("王\U00031350", "310105-20260305-000712")

    assert matches(row, sought_row(words))
