"""The room as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """门户: where applicants find items, apply, and follow their cases."""

    name = "xuke.rooms.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
