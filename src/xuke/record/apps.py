"""The record as a Django app: its table and its guards."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The append-only event record."""

    name = "xuke.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
