"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.people import views

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("", views.people, name="list"),
    path("roles/<int:grant>/end/", views.end, name="end"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<uuid:user>/", views.tokens, name="tokens-of"),
    path("tokens/<uuid:user>/<slug:digest>/revoke/", views.revoke, name="revoke"),
]
