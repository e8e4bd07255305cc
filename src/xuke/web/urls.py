"""The addresses that belong to no room: large type, the session, streams without a room."""

from django.urls import path

from xuke.web.site import sign_in
from xuke.web.site.session import views as session
from xuke.web.stream import views

app_name = "web"
urlpatterns = [
    path("large-type", sign_in.large_type, name="large-type"),
    path("session", session.state, name="session"),
    path("desk/streams/<slug:kind>/", views.listed, name="streams"),
    path("desk/streams/<slug:kind>/begin/<slug:verb>", views.begin, name="begin"),
    path("desk/streams/<slug:kind>/<uuid:stream>/", views.stream, name="stream"),
    path("desk/streams/<slug:kind>/<uuid:stream>/acts/<slug:verb>", views.act, name="stream-act"),
    path(
        "desk/streams/<slug:kind>/<uuid:stream>/documents/<slug:slug>",
        views.document,
        name="stream-document",
    ),
]
