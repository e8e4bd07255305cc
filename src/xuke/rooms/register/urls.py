"""Addresses of the room."""

from django.urls import path

from xuke.rooms.register.sheets import ISSUE
from xuke.rooms.register.views import bans, documents, licences, officials, public
from xuke.web.case.acts.page import page

app_name = "register"
urlpatterns = [
    path("verify/", public.verify, name="verify"),
    path("verify/<str:identifier>/", public.certificate, name="certificate"),
    path("licences/", licences.licences, name="licences"),
    path("licences/<uuid:stream>/", licences.licence, name="licence"),
    path("licences/<uuid:stream>/act/<slug:step>/", licences.act, name="licence-act"),
    path(
        "licences/<uuid:stream>/documents/<slug:slug>.pdf",
        licences.document,
        name="licence-document",
    ),
    path("bans/", bans.bans, name="bans"),
    path("bans/<uuid:stream>/<int:place>/", bans.ban, name="ban"),
    path("case/<uuid:stream>/licence/", licences.opening, name="licence-open"),
    path("queue/", officials.queue, name="queue"),
    path("case/<uuid:stream>/issue/", page(ISSUE), name="issue"),
    path("case/<uuid:stream>/certificate.pdf", documents.document, name="document"),
]
