"""The room as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """证照: certificates, their documents and their verification."""

    name = "xuke.rooms.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
