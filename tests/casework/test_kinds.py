"""A kind of stream is known once, and adds only to verbs that its machine has."""

from typing import Any

import pytest

from xuke.casework.licence.kind import LICENCES
from xuke.casework.stream.kinds import Kind, kind_of, register
from xuke.kernel.licence.machine import LICENCE


def test_a_kind_that_was_registered_is_found_by_its_name() -> None:
    assert kind_of("licence") is LICENCES


def test_a_second_kind_of_one_name_stops_the_start() -> None:
    with pytest.raises(ValueError, match=r"^Two kinds of stream are named 'licence'\.$"):
        register(Kind(machine=LICENCE))


@pytest.mark.parametrize(
    "added",
    [
        {"completes": {"suspennd": lambda event, _seen: event}},
        {"knows": {"suspennd": lambda _event, _seen: None}},
        {"apart": frozenset({"suspend", "suspennd"})},
    ],
)
def test_what_is_added_to_a_verb_that_does_not_exist_stops_the_start(added: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^Streams of kind 'licence' have no verb suspennd\.$"):
        register(Kind(machine=LICENCE, **added))
