"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.people.views import (
    account,
    ending,
    looks,
    office,
    password,
    people,
    sign_up,
    tokens,
)

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("accounts/sign-up/", sign_up.sign_up, name="sign-up"),
    path("accounts/password/", password.password, name="password"),
    path("people/", people.people, name="list"),
    path("people/looks/", looks.looks, name="looks"),
    path("people/office/", office.office, name="office"),
    path("people/office/<slug:fact>/", office.fact, name="office-fact"),
    path("people/office/limits/<slug:item>/<slug:action>/", office.limit, name="office-limit"),
    path("people/office/majors/<slug:item>/<slug:action>/", office.major, name="office-major"),
    path("people/roles/<int:grant>/end/", ending.end, name="end"),
    path("people/tokens/", tokens.tokens, name="tokens"),
    path("people/tokens/<uuid:user>/", tokens.tokens, name="tokens-of"),
    path("people/tokens/<uuid:user>/<slug:digest>/revoke/", tokens.revoke, name="revoke"),
    path("people/<uuid:user>/", account.account, name="account"),
    path("people/<uuid:user>/close/", ending.close, name="close"),
    path("people/<uuid:user>/reopen/", ending.reopen, name="reopen"),
]
