"""Bodies: what one was called on a day, what stood below it, and what is refused of the file."""

from datetime import date
from pathlib import Path

import pytest

from xuke import catalogue
from xuke.catalogue.bodies_file import read_bodies
from xuke.catalogue.keys import Refusals

LUOHU, SHENZHEN, PROVINCE = "440303-wjj", "440300-wjw", "440000-wjw"
NAME = "{ name: 甲, short_name: 甲, since: 2014-01-01, certainty: low }"


def test_a_body_has_the_name_of_the_day() -> None:
    bodies = catalogue.loaded().bodies

    days = (date(2013, 12, 31), date(2019, 2, 28), date(2019, 3, 1))

    named = [bodies.name_on(LUOHU, day) for day in days]

    assert [one and one.name for one in named] == [
        None,
        "罗湖区卫生和计划生育局",
        "深圳市罗湖区卫生健康局",
    ]


def test_what_stands_below_is_found_at_every_distance_on_its_day() -> None:
    bodies = catalogue.loaded().bodies
    day = date(2016, 10, 31)

    assert bodies.below(SHENZHEN, day) == (SHENZHEN, LUOHU)
    assert {SHENZHEN, LUOHU, "440114-wjj"} <= {*bodies.below(PROVINCE, day)}
    assert bodies.below(PROVINCE, date(2013, 1, 1)) == (PROVINCE,)
    assert bodies.above(PROVINCE, day) == ""


def test_each_authority_is_a_body_that_has_its_name_and_superior_today() -> None:
    bodies, today = catalogue.loaded().bodies, date(2026, 1, 1)

    for code, place in catalogue.authorities().items():
        named = bodies.name_on(code, today)
        assert named is not None
        assert (named.name, named.short_name) == (place.name, place.short_name)
        above = bodies.name_on(bodies.above(code, today), today)
        assert above is None or above.name == place.parent


BACKWARDS = NAME.replace("certainty", "until: 2013-01-01, certainty")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"names: [{NAME}], under: [{{ body: b, since: 2014-01-01 }}]", "unknown-body"),
        (f"names: [{NAME}], under: [{{ body: a, since: 2014-01-01 }}]", "below-itself"),
        (f"names: [{NAME}, {NAME}]", "overlapping-days"),
        (f"names: [{NAME}] }}\n  - {{ code: a, names: [{NAME}]", "duplicate-id"),
        (f"names: [{BACKWARDS}]", "span-reversed"),
    ],
)
def test_what_contradicts_itself_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "bodies.yaml").write_text(f"bodies:\n  - {{ code: a, {text} }}\n", encoding="utf-8")
    refusals = Refusals(tmp_path)

    read_bodies(tmp_path, refusals)

    assert [one.reason_code for one in refusals.found] == [reason]
