"""The room as a Django app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """审查决定: examination and decision."""

    name = "xuke.rooms.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"
