"""Addresses of the room."""

from django.urls import URLPattern, path

from xuke.rooms.desk import views

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", views.mine, name="mine"),
    path("case/<uuid:stream>/", views.case, name="case"),
    path("case/<uuid:stream>/materials/", views.materials, name="materials"),
    path("case/<uuid:stream>/history/", views.history, name="history"),
    path("case/<uuid:stream>/limits/", views.limits, name="limits"),
    path("case/<uuid:stream>/act/<slug:step>/", views.act, name="act"),
    path("case/<uuid:stream>/files/<slug:digest>/", views.file, name="file"),
    path("case/<uuid:stream>/papers/<slug:slug>.pdf", views.document, name="document"),
]
