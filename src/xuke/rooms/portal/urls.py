"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.portal.views import (
    acting,
    amending,
    applying,
    correcting,
    filling,
    guide,
    licences,
    listing,
    materials,
    mine,
    papers,
    progress,
    receipt,
    submitting,
    withdrawing,
)

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", guide.home, name="home"),
    path("items/<slug:slug>/", guide.item, name="item"),
    path("items/<slug:slug>/apply/", applying.start, name="apply"),
    path("apply/<uuid:stream>/", filling.draft, name="draft"),
    path("apply/<uuid:stream>/discard/", withdrawing.discard, name="discard"),
    path("apply/<uuid:stream>/form/<slug:section_id>/", filling.section, name="section"),
    path("apply/<uuid:stream>/form/<slug:section_id>/way/", filling.way, name="way"),
    path("apply/<uuid:stream>/form/<slug:section_id>/saved/", filling.autosave, name="autosave"),
    path("apply/<uuid:stream>/materials/", materials.index, name="materials"),
    path("apply/<uuid:stream>/materials/<slug:material>/remove/", materials.remove, name="remove"),
    path("apply/<uuid:stream>/papers/<slug:slug>.pdf", papers.preview, name="preview"),
    path("apply/<uuid:stream>/check/", submitting.check, name="check"),
    path("my/", listing.index, name="mine"),
    path("my/licences/", licences.index, name="licences"),
    path("my/licences/<uuid:stream>/", licences.licence, name="licence"),
    path(
        "my/licences/<uuid:stream>/papers/<slug:slug>.pdf",
        licences.document,
        name="licence-document",
    ),
    path("my/messages/<uuid:key>/read/", licences.read, name="message-read"),
    path("my/<uuid:stream>/", mine.case, name="case"),
    path("my/<uuid:stream>/deadlines/", mine.why, name="deadlines"),
    path("my/<uuid:stream>/receipt/", receipt.receipt, name="receipt"),
    path("my/<uuid:stream>/receipt/qr.svg", receipt.qr, name="qr"),
    path("my/<uuid:stream>/files/<slug:digest>/", papers.download, name="file"),
    path("my/<uuid:stream>/materials/<slug:material>/", materials.upload, name="upload"),
    path("my/<uuid:stream>/papers/<slug:slug>.pdf", papers.document, name="document"),
    path("my/<uuid:stream>/correction/", correcting.correction, name="correction"),
    path("my/<uuid:stream>/act/<slug:step>/", acting.act, name="act"),
    path("my/<uuid:stream>/amendment/", amending.amendment, name="amendment"),
    path("my/<uuid:stream>/withdrawal/", withdrawing.withdrawal, name="withdrawal"),
    path("progress/", progress.progress, name="progress"),
]
