"""Events as facts: written and read they are the same, and old ones are read for ever."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, strategies as st

from xuke.kernel.case.events import CaseEvent
from xuke.kernel.law.limit import Span
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.supervision import SupervisionNoted
from xuke.record import jsontext
from xuke.record.codec import decode, encode
from xuke.record.events import types

SAMPLES = Path(__file__).parent / "samples"
KINDS = (*get_args(CaseEvent), *get_args(LicenceEvent), SupervisionNoted)

st.register_type_strategy(Decimal, st.decimals(0, 10**6, places=2))
st.register_type_strategy(date, st.dates(date(2000, 1, 1), date(2099, 12, 31)))
st.register_type_strategy(Span, st.builds(Span, st.integers(1, 400)))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
st.register_type_strategy(str, TEXT)


@given(st.one_of([st.from_type(kind) for kind in KINDS]))
def test_write_and_read_is_identity(event: Any) -> None:  # noqa: ANN401 - any event
    stored = json.loads(json.dumps(encode(event)))

    assert decode(type(event), stored) == event


@pytest.mark.parametrize(("kind", "name"), sorted(types()))
def test_a_frozen_sample_of_each_type_still_loads(kind: str, name: str) -> None:
    path = SAMPLES / kind / f"{name}.json"
    assert path.is_file(), f"write tests/record/samples/{kind}/{name}.json"
    sample = json.loads(path.read_text(encoding="utf-8"))

    event = decode(types()[kind, name], sample)

    # A field that came later is added with its default; what was written stands.
    assert stands(sample, encode(event))


def stands(written: Any, read: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether all that was written is still there, also inside of what was written."""
    if isinstance(written, dict):
        return all(name in read and stands(part, read[name]) for name, part in written.items())
    if isinstance(written, list):
        pairs = zip(written, read, strict=True)
        return all(stands(one, other) for one, other in pairs)
    return bool(written == read)


def test_a_field_that_an_old_event_lacks_takes_its_default() -> None:
    facts = {
        "on": "2023-05-04",
        "kind": "inspection",
        "item": "public-place-hygiene-permit",
        "object": "虚构浴室",
        "reference": "检查-1",
    }

    assert decode(SupervisionNoted, facts).imported is False


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(JSON, max_size=8))
def test_the_bytes_that_are_hashed_are_those_of_the_standard_library(line: list[Any]) -> None:
    """Every hash in every record was first taken over these."""
    plainly = json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    assert jsontext.written(line) == plainly.encode()


@given(st.lists(JSON, max_size=8))
def test_what_is_written_is_read_again(line: list[Any]) -> None:
    """Numbers of any length too: what a fraction stood for would break a chain."""
    assert jsontext.read(jsontext.written(line).decode()) == line


@pytest.mark.parametrize("digits", [18, 19, 20, 40])
@pytest.mark.parametrize("before", ["", "-", "0.", "甲"])
def test_a_number_of_any_length_is_read_as_it_was_told(digits: int, before: str) -> None:
    number = "9" * digits
    text = f'["{before}{number}"]' if before == "甲" else f"[{before}{number}]"

    assert jsontext.read(text) == json.loads(text)


@pytest.mark.parametrize(
    "wrong", ['"\\ud800"', "NaN", "-Infinity", "1e400", "[" * 100_000 + "]" * 100_000]
)
@pytest.mark.parametrize("beside", ["1", "1" * 19])
def test_what_is_no_json_is_refused_whatever_stands_beside_it(wrong: str, beside: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds, each of which says where
        jsontext.read(f"[{beside}, {wrong}]")
