"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.reports import views

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("", views.annual, name="annual"),
    path("cell/", views.cell, name="cell"),
    path("export/", views.export, name="export"),
]
