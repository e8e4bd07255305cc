"""The room as a Django app."""

from django.apps import AppConfig


class CounterConfig(AppConfig):
    """收件受理: acceptance, correction, non-acceptance, delivery."""

    name = "xuke.rooms.counter"
    label = "counter"
    default_auto_field = "django.db.models.BigAutoField"
