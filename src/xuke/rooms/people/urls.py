"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.people.views import people, sign_up, tokens

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("accounts/sign-up/", sign_up.sign_up, name="sign-up"),
    path("people/", people.people, name="list"),
    path("people/roles/<int:grant>/end/", people.end, name="end"),
    path("people/tokens/", tokens.tokens, name="tokens"),
    path("people/tokens/<uuid:user>/", tokens.tokens, name="tokens-of"),
    path("people/tokens/<uuid:user>/<slug:digest>/revoke/", tokens.revoke, name="revoke"),
]
