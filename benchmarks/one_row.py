"""Xuke's addresses and one more: a page for officials that reads one case and shows it."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.http import require_safe

from xuke.casework.models import CaseRow
from xuke.config import urls
from xuke.config.urls import handler400, handler403, handler404, handler500
from xuke.web.site.officials import officials_only

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

PAGE = """{% extends "web/desk_base.html" %}
{% block content %}
<h1>{{ row.number }}</h1><p>{{ row.applicant_name }} {{ row.due }}</p>
{% endblock %}
"""


@cache
def _page() -> Any:  # noqa: ANN401 - whichever engine's
    """Return the page's template, read once as those in files are."""
    return engines["django"].from_string(PAGE)


@require_safe
@officials_only
def one_row(request: HttpRequest, number: str) -> HttpResponse:
    """Show one case in the frame that every page of the desk has."""
    row = CaseRow.objects.get(number=number)
    return HttpResponse(_page().render({"row": row}, request))


urlpatterns = [path("one-row/<str:number>", one_row), *urls.urlpatterns]
