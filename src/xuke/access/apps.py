"""People and rights as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Accounts, roles and tokens."""

    name = "xuke.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
