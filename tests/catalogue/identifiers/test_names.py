"""Names: every letter of today's Unicode is one, and no character becomes another."""

import sys
import unicodedata

import pytest
import regex
from hypothesis import given, strategies as st

from xuke.catalogue.identifiers.assigned import is_writable
from xuke.catalogue.identifiers.names import (
    DOTS,
    has_private,
    normal_name,
    shown_name,
    text_problem,
)
from xuke.catalogue.identifiers.numbers import plain_number, spellings


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        *[
            pytest.param(f"买买提{dot}吐尔逊", "买买提·吐尔逊", id=f"{ord(dot):04X}")
            for dot in DOTS
        ],
        pytest.param("张\u3000三", "张三", id="U+3000 between characters"),
        pytest.param("张\u00a0三", "张三", id="NBSP between characters"),
        pytest.param("张\u200b三\ufeff", "张三", id="zero width"),
        pytest.param("\u202d张三\u202c", "张三", id="direction of writing"),
        pytest.param("Ｍａｒｉａ\u3000Ｌｅｅ", "Maria Lee", id="full-width letters"),
        pytest.param("示例路１号", "示例路1号", id="full-width digits in an address"),
        pytest.param("Jose\u0301", "Jos\u00e9", id="a letter and its accent"),
        pytest.param("\uf9dc", "\uf9dc", id="a compatibility ideograph stays"),
        pytest.param("\U0002f800", "\U0002f800", id="one beyond the first plane too"),
        pytest.param("葛\U000e0100", "葛\U000e0100", id="a shape that was chosen stays"),
    ],
)
def test_a_name_has_one_normal_form(typed: str, normal: str) -> None:
    assert normal_name(typed) == normal
    assert text_problem(typed) == ""


def test_a_name_is_shown_as_it_was_typed() -> None:
    assert shown_name("\u3000买买提・吐尔逊\u200b ") == "买买提・吐尔逊"


@pytest.mark.parametrize("point", [0x31350, 0x2EBF0, 0x323B0, 0x20BB7, 0x3400, 0xE815, 0xF0000])
def test_rare_characters_are_names(point: int) -> None:
    assert text_problem(f"王{chr(point)}") == ""


@pytest.mark.parametrize("point", [0x00, 0x07, 0x0A, 0x85, 0xD800, 0xFFFD, 0xFFFF, 0x0378])
def test_what_stands_for_nothing_is_no_name(point: int) -> None:
    assert text_problem(f"王{chr(point)}") == "bad-form"


def test_several_lines_are_a_text_where_they_may_be() -> None:
    assert text_problem("一\r\n\t二", lines=True) == ""
    assert text_problem("一\n二") == "bad-form"


def test_a_character_of_private_use_is_noticed() -> None:
    assert has_private("王\ue815")
    assert not has_private("王𠮷")


def test_every_letter_that_another_table_knows_can_be_written() -> None:
    letters = regex.compile(r"[\p{L}\p{M}]")

    unknown = [
        point
        for point in range(sys.maxunicode + 1)
        if letters.match(chr(point)) and not is_writable(chr(point))
    ]

    assert unknown == []


def test_no_later_letter_is_invented() -> None:
    unassigned = regex.compile(r"\p{Cn}")

    invented = [
        point
        for point in range(sys.maxunicode + 1)
        if is_writable(chr(point))
        and unicodedata.category(chr(point)) == "Cn"
        and unassigned.match(chr(point))
    ]

    assert invented == []


@given(name=st.text(max_size=30))
def test_a_normal_name_keeps_every_character_of_han(name: str) -> None:
    han = regex.compile(r"\p{Han}")

    assert han.findall(normal_name(name)) == han.findall(name)


@pytest.mark.parametrize(
    "typed",
    [
        "310105-20260120-000001",
        " 310105-20260120-\u200b000001\n",
        "３１０１０５－２０２６０１２０－０００００１",
        "310105\u201120260120\u2011000001",
        "310105 - 20260120 - 000001",
    ],
)
def test_a_number_is_found_however_it_was_copied(typed: str) -> None:
    assert plain_number(typed) == "310105-20260120-000001"


@pytest.mark.parametrize("typed", ["长卫证字[2026]第0001号", "长卫证字（2026）第 0001 号"])
def test_a_number_is_found_with_any_brackets(typed: str) -> None:
    assert "长卫证字〔2026〕第0001号" in spellings(typed)
