"""What narrows a list of work: words, an item, a phase."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.case.worklist import PHASES, Wanted
from xuke.kernel.case.machine import CASE
from xuke.kernel.person import Person, Role
from xuke.web.components.search import SearchField
from xuke.web.words import sentences


class Filters(forms.Form):
    """What narrows a list of work; a filter that cannot be read is left out."""

    q = SearchField(label=gettext_lazy("办件编号或申请人"))
    item = forms.ChoiceField(label=gettext_lazy("事项"), required=False)
    phase = forms.ChoiceField(label=gettext_lazy("环节"), required=False)

    def __init__(self, asked: Any, *, authority: str, roles: Sequence[Role]) -> None:  # noqa: ANN401
        """Offer the authority's items, and the phases that wait for these roles."""
        super().__init__(asked)
        offered = [(one.item.slug, one.item.name) for one in catalogue.offered(authority)]
        phases = dict.fromkeys(phase for role in roles for phase in PHASES.get(role, ()))
        shown = [(phase.value, sentences.phase(phase.value, CASE.kind)) for phase in phases]
        self.fields["item"].choices = [("", _("全部事项")), *offered]  # type: ignore[attr-defined]
        self.fields["phase"].choices = [("", _("全部环节")), *shown]  # type: ignore[attr-defined]

    def wanted(self, roles: Sequence[Role]) -> Wanted:
        """Return what is asked for."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            roles=tuple(roles),
            item=given.get("item", ""),
            phase=given.get("phase", ""),
            words=given.get("q", ""),
        )


def asked(
    request: HttpRequest, person: Person, roles: tuple[Role, ...]
) -> tuple[Wanted, SafeString]:
    """Return what is asked for, and the filters as the page shows them."""
    authority = person.authority or ""
    if not request.GET.keys() & Filters.base_fields.keys():
        return Wanted(roles=roles), _unasked(authority, roles, get_language())
    filters = Filters(request.GET, authority=authority, roles=roles)
    return filters.wanted(roles), _drawn(filters)


@lru_cache(maxsize=200)
def _unasked(authority: str, roles: tuple[Role, ...], _language: str | None) -> SafeString:
    """Return the filters as everybody of these roles sees them who has not narrowed anything."""
    return _drawn(Filters({}, authority=authority, roles=roles))


def _drawn(filters: Filters) -> SafeString:
    return render_to_string("web/worklist_fields.html", {"filters": filters})
