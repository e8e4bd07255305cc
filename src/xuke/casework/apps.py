"""Casework as a Django app: the door and the read model of cases."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The door, drafts, materials, and the cases as lists see them."""

    name = "xuke.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the case list as the first read model."""
        from xuke.casework.caselist import CASE_LIST  # noqa: PLC0415 - after Django's models
        from xuke.casework.projection import register  # noqa: PLC0415 - the same

        register(CASE_LIST)
