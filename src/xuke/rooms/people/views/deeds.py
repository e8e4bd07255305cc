"""What is done to an account, for a reason that its form asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.people import accounts, forms, keeping
from xuke.rooms.people.views.account import page
from xuke.web.words import refusals


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to an account: what is said then, how, and which role it ends, if it does."""

    said: str
    does: Callable[[str], object]
    grant: int | None = None

    @property
    def auto_id(self) -> str:
        """Return how the fields of its form are numbered."""
        return "id_%s" if self.grant is None else f"id_%s_{self.grant}"


def done(request: HttpRequest, user: UUID, deed: Deed) -> HttpResponse:
    """Do it for the reason that was sent, or say at its field why not; then show the account."""
    form = forms.ReasonForm(request.POST, auto_id=deed.auto_id)
    if not form.is_valid():
        return page(request, user, form, deed.grant)
    try:
        deed.does(form.cleaned_data["reason"])
    except Unlawful as refused:
        messages.error(request, refusals.why(refused, keeping.ACCOUNTS.name))
    except accounts.OfAnother:
        messages.error(request, _("这个账号现在由另一机关授予职责，须由那里的管理员办理。"))
    else:
        messages.success(request, deed.said)
    return redirect("people:account", user)
