"""By which field a refusal is told: known codes, and facts that some form asks for."""

from typing import Final

import pytest
from django import forms
from django.urls import get_resolver

from xuke.casework.case.kind import CASES
from xuke.casework.licence.kind import LICENCES
from xuke.casework.stream.facts import asked_of
from xuke.kernel.law.refusal import Unlawful
from xuke.web.components import refusing
from xuke.web.words.refusals import WORDS
from xuke.web.words.refused_fields import FIELDS

_PAGES: Final = {"amendment_reason", "username", "days", "value", "since", "until"}
"""What pages ask that are no act on a case or a licence."""


def facts() -> set[str]:
    """Return every fact that an act on a case or a licence is told by a form."""
    get_resolver()
    found = set(_PAGES)
    for kind in (CASES, LICENCES):
        for name in kind.plain:
            verb = kind.machine.verbs[name]
            found |= {one.name for one in asked_of(verb.event, verb.settled)}
    return found | {"facts", "competent", "text", "reason"}


@pytest.mark.parametrize("code", FIELDS)
def test_a_refusal_that_stands_at_a_field_has_words_and_a_field(code: str) -> None:
    assert code in WORDS
    assert facts().intersection(FIELDS[code])


class Asked(forms.Form):
    """A form with two places for words and one for a choice."""

    reason = forms.ChoiceField(choices=[("died", "死亡")])
    text = forms.CharField()
    findings = forms.CharField()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param(
            {"text": "短", "findings": "写得很长很长很长很长"}, "text", id="the short one"
        ),
        pytest.param({"text": "写得很长很长很长很长"}, "findings", id="the empty one"),
        pytest.param(
            {"reason": "died", "text": "写了", "findings": "写了"}, "text", id="the first"
        ),
    ],
)
def test_of_several_it_is_that_in_which_least_is_written(typed: dict[str, str], name: str) -> None:
    form = Asked(typed)

    assert refusing.mark(form, Unlawful("reason-too-short"), "太短")
    assert list(form.errors.as_data()[name])[-1].code == "reason-too-short"


def test_what_is_about_no_field_is_not_marked() -> None:
    assert not refusing.mark(Asked({}), Unlawful("wrong-phase"), "现在不能办理")
