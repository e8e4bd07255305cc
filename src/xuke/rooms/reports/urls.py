"""Addresses of the room: the yearly table stands at its door, any report under its own name."""

from django.urls import URLPattern, path

from xuke.rooms.reports import views
from xuke.rooms.reports.addresses import FIRST

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("", views.table, {"slug": FIRST}, name="annual"),
    path("cell/", views.cell, {"slug": FIRST}, name="cell"),
    path("export/", views.export, {"slug": FIRST}, name="export"),
    path("report/<slug:slug>/", views.table, name="table"),
    path("report/<slug:slug>/cell/", views.cell, name="cell"),
    path("report/<slug:slug>/export/", views.export, name="export"),
]
