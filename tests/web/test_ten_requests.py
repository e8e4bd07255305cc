"""A complete case by program: what each of its ten requests asks of the database, and answers."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from benchmarks.inside import people
from benchmarks.ours import one_case
from benchmarks.wire import Answer, Ask
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from ninja import Schema

from xuke.rooms.register.api import CaseIssuedOut, CertificateOut
from xuke.web.api.responses import CaseOut

BUDGETS: Final[Mapping[str, int]] = {
    # Who asks, and the act in one statement.
    "apply": 2,
    # How much the account may still send.
    "attach": 3,
    "accept": 2,
    "examine": 2,
    "examine again": 2,
    "deliver": 2,
    # The draft is locked, so there is a transaction; a serial, the bars of the applicant.
    "submit": 7,
    # A number without gaps, so there is a transaction; the bars of the applicant as of today.
    "decide": 6,
    # A number without gaps.
    "issue": 5,
    # How often this stranger has asked.
    "public read": 3,
}
Told = tuple[dict[str, list[str]], dict[str, Any]]
SHAPES: Final[Mapping[str, type[Schema]]] = {"issue": CaseIssuedOut, "public read": CertificateOut}


def answer(client: Client, ask: Ask) -> Answer:
    """Ask the pages in this process."""
    headers = {name: text for name, text in ask.headers if name != "Content-Type"}
    kind = dict(ask.headers).get("Content-Type", "")
    came = client.generic(ask.method, ask.path, ask.body, content_type=kind, headers=headers)
    return Answer(came.status_code, came.content)


def asked_of(client: Client, told: Mapping[str, Any]) -> Told:
    """Run a case; return by request what it asked of the database, and what it was answered."""
    statements, answers = {}, {}
    conversation = one_case(told["item"], told["people"][0])
    ask = next(conversation)
    while True:
        with CaptureQueriesContext(connection) as asked:
            came = answer(client, ask)
        assert came.status in {200, 201}, (ask.name, came)
        statements[ask.name] = [one["sql"] for one in asked.captured_queries]
        answers[ask.name] = came.json()
        try:
            ask = conversation.send(came)
        except StopIteration:
            return statements, answers


@pytest.fixture
def case(committing: object) -> Told:
    """Run a case once to have everything loaded, and once more."""
    told, client = people.run(1), Client()
    asked_of(client, told)
    return asked_of(client, told)


def test_no_act_asks_more_than_it_needs(
    case: Told,
) -> None:
    statements, _answers = case

    found = {name: len(asked) for name, asked in statements.items()}

    assert found == BUDGETS, statements


def test_each_answer_has_the_shape_that_is_described(
    case: Told,
) -> None:
    """Answers are written as they are, past the description: here it is held to them."""
    _statements, answers = case

    for name, told in answers.items():
        shape = SHAPES.get(name, CaseOut)
        assert set(told) == set(shape.model_fields), name
        assert shape.model_validate(told).model_dump(mode="json") == told, name
