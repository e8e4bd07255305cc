"""A fact of supervision is counted, and nothing more becomes of it."""

from tests.kernel.cases import HEAD, MON

from xuke.kernel.supervision import SUPERVISION, Counted, SupervisionKind, SupervisionNoted

NOTED = SupervisionNoted(
    on=MON,
    kind=SupervisionKind.INSPECTION,
    item="public-place-hygiene-permit",
    object="虚构浴室",
    reference="检查2026年第1号",
)


def test_a_fact_that_is_only_counted_has_no_state_and_calls_for_nothing() -> None:
    state = SUPERVISION.replay([NOTED])

    assert SUPERVISION.begin is state is None
    assert SUPERVISION.phase_of(state) is Counted.COUNTED
    assert SUPERVISION.next(HEAD, state) == ()


def test_what_is_counted_stands_in_the_order_of_the_yearly_table() -> None:
    assert " ".join(SupervisionKind) == (
        "inspection violation-found complaint-received complaint-verified penalty "
        "reconsideration-corrected litigation-lost"
    )
