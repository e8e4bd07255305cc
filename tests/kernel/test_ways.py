"""Ways become arrows: from each phase that calls for the verb, or that the way itself names."""

import pytest
from tests.kernel.test_stream import BEGIN, LETTER, Stage

from xuke.kernel.stream import Machine
from xuke.kernel.ways import Step, Way, arrows

BLANK, WRITTEN, SEALED = Stage.BLANK, Stage.WRITTEN, Stage.SEALED


def told(*ways: Way) -> list[tuple[str, str, str]]:
    return [(step.name, step.before, step.after) for step in arrows(LETTER, ways)]


@pytest.mark.parametrize(
    ("way", "steps"),
    [
        pytest.param(
            Way(name="seal", to=SEALED), [("seal", WRITTEN, SEALED)], id="where its right says"
        ),
        pytest.param(
            Way(name="write", to=WRITTEN), [("write", BLANK, WRITTEN)], id="not to where it stands"
        ),
        pytest.param(
            Way(name="write", to=SEALED),
            [("write", BLANK, SEALED), ("write", WRITTEN, SEALED)],
            id="from several phases in their order",
        ),
        pytest.param(
            Way(name="write", to=SEALED, since=frozenset({WRITTEN})),
            [("write", WRITTEN, SEALED)],
            id="from fewer than its right says",
        ),
        pytest.param(
            Way(name="seal", to=SEALED, since=frozenset({BLANK})),
            [],
            id="never from where its right does not say",
        ),
        pytest.param(
            Way(name="begin", to=WRITTEN), [("begin", BLANK, WRITTEN)], id="what begins a stream"
        ),
        pytest.param(
            Way(name="stuck", to=SEALED),
            [("stuck", BLANK, SEALED), ("stuck", WRITTEN, SEALED)],
            id="days from every phase",
        ),
        pytest.param(
            Way(name="stuck", to=SEALED, through=WRITTEN, since=frozenset({BLANK})),
            [("stuck", BLANK, WRITTEN), ("stuck", WRITTEN, SEALED)],
            id="through another phase",
        ),
    ],
)
def test_a_way_leads_from_each_phase_that_calls_for_it(
    way: Way, steps: list[tuple[str, str, str]]
) -> None:
    assert told(way) == steps


def test_what_begins_a_stream_starts_only_where_nothing_has_happened() -> None:
    assert BEGIN.right.phases == {BLANK, WRITTEN}
    assert told(Way(name="begin", to=SEALED)) == [("begin", BLANK, SEALED)]


def test_arrows_stand_in_the_order_of_their_ways_as_plain_words() -> None:
    machine: Machine[object] = LETTER  # type: ignore[assignment]
    found = arrows(machine, [Way(name="seal", to=SEALED), Way(name="begin", to=WRITTEN)])

    assert found == (Step("seal", "written", "sealed"), Step("begin", "blank", "written"))
    assert {type(word) for step in found for word in (step.before, step.after)} == {str}
