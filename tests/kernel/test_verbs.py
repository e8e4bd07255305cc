"""Each verb is told by one event, decided by one rule, and asks for no fact twice."""

from collections.abc import Callable
from dataclasses import fields
from inspect import signature
from typing import Any

import pytest
from tests.kernel import deeds, licence_deeds

from xuke.kernel.case import events as e
from xuke.kernel.case.machine import CASE
from xuke.kernel.licence import events as licence_events
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.stream import Machine, Verb

MACHINES: tuple[Machine[Any], ...] = (CASE, LICENCE)
VERBS = [
    pytest.param(verb, id=f"{machine.kind} {verb.name}")
    for machine in MACHINES
    for verb in machine.verbs.values()
]
OF_A_CASE = """
    attach
    submit
    correct
    supply-pending
    request-amendment
    supply-answer
    withdraw
    accept
    accept-pending
    correct-on-the-spot
    request-correction
    not-accept
    terminate
    tell-untruth
    answer-untruth
    allow-amendment
    refuse-amendment
    note-ban
    confirm-ban
    withdraw-ban
    examine
    verify-site
    appoint-testers
    test
    appoint-experts
    report-experts
    inform-party
    hear
    offer-hearing
    request-hearing
    waive-hearing
    order-hearing
    schedule-hearing
    hold-hearing
    decide-chair-recusal
    invite-comment
    object
    note-objection
    end-comment
    exclude
    end-exclusion
    extend
    forward
    review-legality
    discuss
    hand-over
    recuse
    call-back
    return
    request-countersign
    countersign
    add-signer
    remove-signer
    grant
    refuse
    charge-fee
    issue
    agree-electronic
    deliver
    disclose
"""
"""The names that others' programs keep, in the order in which they are offered."""


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_decided_from_the_event_that_tells_it(verb: Verb[Any]) -> None:
    assert takes(verb.decide) is verb.event
    assert verb.settled <= {one.name for one in fields(verb.event)}


def takes(decide: Callable[..., Any]) -> object:
    """Return of which event the decision is made."""
    _state, event, _at = signature(decide).parameters.values()
    return event.annotation


def test_the_verbs_of_a_case_are_offered_in_this_order_and_keep_their_names() -> None:
    listed = [one.name for one in CASE.verbs.values() if one.is_listed]

    assert listed == OF_A_CASE.split(), "a new one belongs into OF_A_CASE, at its place"


@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: str(one.kind))
def test_a_verb_stands_under_its_name_and_a_part_under_another_verb(machine: Machine[Any]) -> None:
    assert all(name == verb.name for name, verb in machine.verbs.items())
    assert {one.of for one in machine.verbs.values()} - {""} <= machine.verbs.keys()


def test_what_begins_a_stream_or_is_part_of_another_verb_is_offered_to_nobody() -> None:
    unlisted = {
        one.name: one.of
        for machine in MACHINES
        for one in machine.verbs.values()
        if not one.is_listed
    }

    assert unlisted == {
        "draft": "",
        "open": "",
        "remove": "attach",
        "correct-rule": "extend",
        "note-calendar": "extend",
        "deem-granted": "grant",
        "file-renewal": "renew",
        "close-renewal": "renew",
        "correct-term": "deregister",
    }


def test_some_verbs_only_follow_from_something_else() -> None:
    follows = {
        machine.kind: {one.name for one in machine.verbs.values() if not one.by_hand}
        for machine in MACHINES
    }

    assert follows == {
        "case": {"correct-rule", "note-calendar", "deem-granted"},
        "licence": {
            "open",
            "modify",
            "renew",
            "certify-renewal",
            "reissue",
            "file-renewal",
            "close-renewal",
            "correct-term",
        },
    }


def test_what_the_decision_on_an_act_settles_nobody_is_asked_for() -> None:
    settled = {
        one.name: set(one.settled)
        for machine in MACHINES
        for one in machine.verbs.values()
        if one.settled
    }

    assert settled == {
        "draft": {"owner"},
        "attach": {"attachments", "shown"},
        "accept": {"deemed", "pending", "pending_until", "promise"},
        "accept-pending": {"deemed"},
        "object": {"author_sealed"},
        "note-objection": {"author_sealed"},
        "supply-answer": {"applicant"},
        "request-amendment": {"called_for"},
        "allow-amendment": {"tells_anew"},
        "correct-on-the-spot": {"applicant", "called_for"},
        "note-ban": {"owes_confirmation"},
        "confirm-ban": {"issuer", "document"},
        "withdraw-ban": {"barred", "issuer", "document"},
        "correct-rule": {"was_due", "now_due"},
        "charge-fee": {"basis"},
        "verify": {"next_due", "case"},
        "defer-verification": {"case"},
        "fail-verification": {"case"},
        "review": {"next_due", "case", "number", "identifier"},
        "order-rectification": {"owes_delivery"},
        "tell-holder": {"measure", "owes_delivery"},
        "hear-holder": {"told_on"},
        "suspend": {"basis", "measure"},
        "revoke": {"basis", "measure", "hearing_offered"},
        "propose-deregistration": {"lapses_on"},
        "deregister": {"case"},
        "correct-term": {"was_until"},
    }


def test_what_no_verb_tells_follows_from_one_or_is_history_or_what_days_do() -> None:
    alone = {
        machine.kind: set(machine.events)
        - {one.event for one in machine.verbs.values()}
        - {one.event for one in machine.lapses}
        for machine in MACHINES
    }

    assert alone == {
        "case": {e.Received, e.BarFound, e.BarLifted, e.Concluded, e.TimeExcluded},
        "licence": set(),
    }


def test_what_days_do_is_done_in_this_order_and_shown_by_its_event() -> None:
    lapses = {one.kind: [(lapse.name, lapse.event) for lapse in one.lapses] for one in MACHINES}

    assert lapses == {
        "case": [
            ("deemed", e.Accepted),
            ("uncorrected", e.Terminated),
            ("unsupplied", e.Terminated),
        ],
        "licence": [
            ("proposal-lapsed", licence_events.DeregistrationProposalLapsed),
            ("restored", licence_events.Restored),
            ("renewed", licence_events.Renewed),
            ("expired", licence_events.Expired),
            ("reminded", licence_events.Reminded),
        ],
    }


@pytest.mark.parametrize(
    ("machine", "module"), [(CASE, deeds), (LICENCE, licence_deeds)], ids=["case", "licence"]
)
def test_the_tests_have_a_deed_for_every_verb_named_like_its_rule(
    machine: Machine[Any], module: object
) -> None:
    rules = {one.decide.__name__ for one in machine.verbs.values()}
    lapses = {one.decide.__name__ for one in machine.lapses}

    lacking = [name for name in sorted(rules | lapses) if not hasattr(module, name)]
    assert lacking == [], f"add it to {module}"
