"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.people import views

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("accounts/sign-up/", views.sign_up, name="sign-up"),
    path("people/", views.people, name="list"),
    path("people/roles/<int:grant>/end/", views.end, name="end"),
    path("people/tokens/", views.tokens, name="tokens"),
    path("people/tokens/<uuid:user>/", views.tokens, name="tokens-of"),
    path("people/tokens/<uuid:user>/<slug:digest>/revoke/", views.revoke, name="revoke"),
]
