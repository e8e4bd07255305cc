"""One account: its roles and all that was done to it."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.rooms.people import forms, queries, reading
from xuke.web import clock
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of

UNPROCESSABLE: Final = 422


@require_safe
@officials_only
def account(request: HttpRequest, user: UUID) -> HttpResponse:
    """Show an account: its roles, and who did what to it, when and why."""
    return page(request, user)


def page(
    request: HttpRequest,
    user: UUID,
    wrong: forms.ReasonForm | None = None,
    grant: int | None = None,
) -> HttpResponse:
    """Show it; each form asks for its own reason, `wrong` is the one that could not be taken.

    `grant` is the role that `wrong` was to end; without one it was about the account.
    """
    person = person_of(request)
    authority, found = queries.account(person, user, clock.today())
    of_account = wrong if grant is None else None
    shown = {
        "account": found,
        "roles": [(one, _asked(one.id, wrong, grant)) for one in found.roles],
        "entries": reading.history(person, user, authority),
        "is_own": str(user) == person.id,
        "administers": queries.administers(person),
        "form": of_account or forms.ReasonForm(),
        "wrong": wrong,
    }
    return render(request, "people/account.html", shown, status=UNPROCESSABLE if wrong else 200)


def _asked(role: int, wrong: forms.ReasonForm | None, grant: int | None) -> forms.ReasonForm:
    """Return the form by which a role is ended; its fields have ids of their own."""
    return wrong if wrong and role == grant else forms.ReasonForm(auto_id=f"id_%s_{role}")
