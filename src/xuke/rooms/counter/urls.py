"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.counter import views

app_name = "counter"
urlpatterns: list[URLPattern] = [
    path("", views.queue, name="queue"),
    path("<uuid:stream>/accept/", views.accept, name="accept"),
    path("<uuid:stream>/correction/", views.request_correction, name="request-correction"),
    path("<uuid:stream>/not-accept/", views.not_accept, name="not-accept"),
    path("<uuid:stream>/deliver/", views.deliver, name="deliver"),
]
