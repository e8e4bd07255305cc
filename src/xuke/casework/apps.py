"""Casework as a Django app: the door and the read model of cases."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The door, drafts, materials, and the cases as lists see them."""

    name = "xuke.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register kinds of streams, read models, and what follows from one for another."""
        from xuke.casework import registering  # noqa: PLC0415 - after Django's models

        registering.everything()
