"""Finding an item, and its guide."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xuke import catalogue
from xuke.catalogue.item import LicenceItem
from xuke.rooms.portal.queries import guide as guides
from xuke.rooms.portal.queries.finding import found
from xuke.web import clock
from xuke.web.documents.parts import remedies
from xuke.web.site.request import person_of
from xuke.web.words.topics import by_topic


def item_or_404(slug: str) -> LicenceItem:
    """Return the item of this slug."""
    item = catalogue.items().get(slug)
    if item is None:
        raise Http404
    return item


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what people come for: the items, and the three questions anybody may ask."""
    asked = request.GET.get("q", "").strip()[:100]
    context = {
        "asked": asked,
        "found": found(asked, clock.today()) if asked else None,
        "topics": by_topic(catalogue.items().values()),
        "popular": catalogue.popular(),
    }
    return render(request, "portal/home.html", context)


@require_safe
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the guide for one situation: this authority, this action."""
    wanted = item_or_404(slug)
    offered = guides.offering(wanted, clock.today())
    authority = guides.chosen(offered, request.GET.get("authority", ""))
    guide = guides.guide(wanted, authority, request.GET.get("action", ""), clock.today())
    context = {
        "guide": guide,
        "item": wanted,
        "remedies": remedies(authority, clock.today()),
        "for_office": person_of(request).is_official,
        "authorities": offered,
        "crumbs": [{"label": _("全部事项"), "url": "/"}, {"label": wanted.name}],
    }
    return render(request, "portal/item.html", context)
