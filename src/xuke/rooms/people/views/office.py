"""An office's own facts: what is known, what is missing, who stated what; and stating one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuke import catalogue
from xuke.kernel.office import OfficeFact
from xuke.rooms.people import forms, office as offices, promises, queries
from xuke.rooms.people.stating import is_stated
from xuke.web import clock
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of

_LONGEST = 60
"""Characters of what is searched for."""


@require_safe
@officials_only
def office(request: HttpRequest) -> HttpResponse:
    """Show the facts of the administrator's office, those that are missing first."""
    person = person_of(request)
    authority = queries.administered(person)
    lines = offices.lines(authority, clock.today())
    words = request.GET.get("q", "").strip()[:_LONGEST]
    shown = {
        "authority": catalogue.authority(authority).name,
        "missing": [one for one in lines if not one.value],
        "known": [one for one in lines if one.value],
        "themes": promises.themes(authority, clock.today(), words),
        "words": words,
        "entries": offices.history(person, authority),
    }
    return render(request, "people/office.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def fact(request: HttpRequest, fact: str) -> HttpResponse:
    """Ask for one fact, and from which day it holds; state it."""
    authority = queries.administered(person_of(request))
    if fact not in set(OfficeFact):
        raise Http404
    line = next(one for one in offices.lines(authority, clock.today()) if one.fact == fact)
    form = forms.FactForm(request.POST if request.method == "POST" else None, line.value)
    facts = {"fact": line.fact.value}
    if form.is_valid() and is_stated(request, authority, "state", facts, form):
        messages.success(request, _("已填写%(label)s。") % {"label": line.label})
        return redirect("people:office")
    status = 422 if form.errors else 200
    return render(request, "people/fact.html", {"line": line, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def limit(request: HttpRequest, item: str, action: str) -> HttpResponse:
    """Ask within how many days the office promises to decide; promise it."""
    authority = queries.administered(person_of(request))
    line = promises.promise(authority, item, action, clock.today())
    if line is None:
        raise Http404
    form = forms.LimitForm(request.POST if request.method == "POST" else None, line.unit)
    facts = {"item": item, "action": action}
    if form.is_valid() and is_stated(request, authority, "promise", facts, form):
        messages.success(request, _("已承诺%(name)s的时限。") % {"name": line.name})
        return redirect("people:office")
    status = 422 if form.errors else 200
    return render(request, "people/limit.html", {"line": line, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def major(request: HttpRequest, item: str, action: str) -> HttpResponse:
    """Ask whether an action is on the office's list of major decisions; list it or strike it."""
    authority = queries.administered(person_of(request))
    line = promises.promise(authority, item, action, clock.today())
    if line is None:
        raise Http404
    form = forms.MajorForm(request.POST if request.method == "POST" else None, line.listed)
    facts = {"item": item, "action": action}
    if form.is_valid() and is_stated(request, authority, "list-major", facts, form):
        messages.success(request, _("已登记%(name)s的重大决定目录。") % {"name": line.name})
        return redirect("people:office")
    status = 422 if form.errors else 200
    return render(request, "people/major.html", {"line": line, "form": form}, status=status)
