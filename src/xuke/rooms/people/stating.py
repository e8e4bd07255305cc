"""Stating a fact of an office by a form, which says at its field why one is not taken."""

from django.forms import Form
from django.http import HttpRequest

from xuke.casework.stream.facts import FactsInvalid
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.office import OFFICE
from xuke.rooms.people import keeping, office as offices
from xuke.web.components import refusing
from xuke.web.site.request import person_of
from xuke.web.words import refusals, sentences


def is_stated(
    request: HttpRequest, authority: str, verb: str, facts: dict[str, str], form: Form
) -> bool:
    """State it; where it cannot be stated, mark in the form why not."""
    act = keeping.real_act(person_of(request))
    first = next(iter(form.fields))
    try:
        offices.state(authority, verb, {**facts, **form.cleaned_data}, act)
    except FactsInvalid as invalid:
        for name, code in invalid.codes.items():
            said = sentences.form_error(code, facts.get("fact", ""))
            form.add_error(name if name in form.fields else first, said)
    except Unlawful as refused:
        why = refusals.why(refused, OFFICE.kind)
        if not refusing.mark(form, refused, why):
            form.add_error(first, why)
    return form.is_valid()
