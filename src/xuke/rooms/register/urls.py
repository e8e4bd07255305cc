"""Addresses of the room."""

from django.urls import path

from xuke.rooms.register.views import officials, public

app_name = "register"
urlpatterns = [
    path("verify/", public.verify, name="verify"),
    path("verify/<str:identifier>/", public.certificate, name="certificate"),
    path("queue/", officials.queue, name="queue"),
    path("case/<uuid:stream>/issue/", officials.issue, name="issue"),
    path("case/<uuid:stream>/certificate.pdf", officials.document, name="document"),
]
