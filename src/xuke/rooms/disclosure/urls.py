"""Addresses of the room."""

from django.urls import path, re_path

from xuke.rooms.disclosure.sheets import DISCLOSE
from xuke.rooms.disclosure.views import bulk, comments, files, public, queue
from xuke.web.case.acts.page import page

app_name = "disclosure"
urlpatterns = [
    path("", public.listing, name="public"),
    path("record/<uuid:stream>/", public.record, name="record"),
    path("comments/", comments.listing, name="comments"),
    path("comments/<uuid:stream>/", comments.comment, name="comment"),
    path("queue/", queue.queue, name="queue"),
    path("queue/disclose/", bulk.disclose_many, name="disclose-many"),
    path("case/<uuid:stream>/", page(DISCLOSE), name="disclose"),
    re_path(r"^export\.(?P<form>csv|xlsx)$", files.export, name="export"),
]
