"""The room as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """工作台: what waits for me, and the case page."""

    name = "xuke.rooms.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
