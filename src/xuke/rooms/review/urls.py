"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.review import views

app_name = "review"
urlpatterns: list[URLPattern] = [
    path("", views.queue, name="queue"),
    path("<uuid:stream>/examine/", views.examine, name="examine"),
    path("<uuid:stream>/grant/", views.grant, name="grant"),
    path("<uuid:stream>/refuse/", views.refuse, name="refuse"),
]
