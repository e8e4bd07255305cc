"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.portal.views import (
    applying,
    correcting,
    guide,
    materials,
    mine,
    progress,
    submitting,
)

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", guide.home, name="home"),
    path("items/<slug:slug>/", guide.item, name="item"),
    path("items/<slug:slug>/apply/", applying.start, name="apply"),
    path("apply/<uuid:stream>/", applying.draft, name="draft"),
    path("apply/<uuid:stream>/discard/", applying.discard, name="discard"),
    path("apply/<uuid:stream>/form/<slug:section_id>/", applying.section, name="section"),
    path("apply/<uuid:stream>/form/<slug:section_id>/saved/", applying.autosave, name="autosave"),
    path("apply/<uuid:stream>/materials/", materials.materials, name="materials"),
    path("apply/<uuid:stream>/materials/<slug:material>/remove/", materials.remove, name="remove"),
    path("apply/<uuid:stream>/check/", submitting.check, name="check"),
    path("my/", mine.index, name="mine"),
    path("my/<uuid:stream>/", mine.case, name="case"),
    path("my/<uuid:stream>/deadlines/", mine.why, name="deadlines"),
    path("my/<uuid:stream>/receipt/", submitting.receipt, name="receipt"),
    path("my/<uuid:stream>/receipt/qr.svg", submitting.qr, name="qr"),
    path("my/<uuid:stream>/files/<slug:digest>/", materials.download, name="file"),
    path("my/<uuid:stream>/materials/<slug:material>/", materials.upload, name="upload"),
    path("my/<uuid:stream>/papers/<slug:slug>.pdf", mine.document, name="document"),
    path("my/<uuid:stream>/correction/", correcting.correction, name="correction"),
    path("my/<uuid:stream>/act/<slug:step>/", mine.act, name="act"),
    path("my/<uuid:stream>/withdrawal/", correcting.withdrawal, name="withdrawal"),
    path("progress/", progress.progress, name="progress"),
]
