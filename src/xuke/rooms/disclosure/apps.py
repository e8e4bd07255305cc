"""The room as a Django app."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """公示: the public list of decisions."""

    name = "xuke.rooms.disclosure"
    label = "disclosure"
    default_auto_field = "django.db.models.BigAutoField"
