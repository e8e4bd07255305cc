"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.desk.views import case, files, late, materials, mine

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", mine.mine, name="mine"),
    path("others/", mine.others, name="work"),
    path("late/", late.overdue, name="late"),
    path("case/<uuid:stream>/", case.case, name="case"),
    path("case/<uuid:stream>/materials/", materials.materials, name="materials"),
    path("case/<uuid:stream>/history/", case.history, name="history"),
    path("case/<uuid:stream>/limits/", case.limits, name="limits"),
    path("case/<uuid:stream>/act/<slug:step>/", case.act, name="act"),
    path("case/<uuid:stream>/files/<slug:digest>/", files.file, name="file"),
    path("case/<uuid:stream>/papers/<slug:slug>.pdf", files.document, name="document"),
]
