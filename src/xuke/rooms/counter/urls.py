"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.counter import sheets, views
from xuke.web.case.acts.page import page

app_name = "counter"
urlpatterns: list[URLPattern] = [
    path("", views.queue, name="queue"),
    path("<uuid:stream>/accept/", page(sheets.ACCEPT), name="accept"),
    path("<uuid:stream>/correction/", page(sheets.CORRECTION), name="request-correction"),
    path("<uuid:stream>/not-accept/", page(sheets.NON_ACCEPTANCE), name="not-accept"),
    path("<uuid:stream>/deliver/", views.deliver, name="deliver"),
]
