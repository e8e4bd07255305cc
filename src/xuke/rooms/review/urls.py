"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.review import sheets, views
from xuke.web.case.acts.page import page

app_name = "review"
urlpatterns: list[URLPattern] = [
    path("", views.queue, name="queue"),
    path("<uuid:stream>/examine/", page(sheets.EXAMINATION), name="examine"),
    path("<uuid:stream>/grant/", page(sheets.GRANT), name="grant"),
    path("<uuid:stream>/refuse/", page(sheets.REFUSAL), name="refuse"),
]
