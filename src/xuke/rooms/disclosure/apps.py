"""The room as a Django app."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """公示: the public list of decisions."""

    name = "xuke.rooms.disclosure"
    label = "disclosure"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the records of disclosure as a read model."""
        from xuke.casework.stream.readmodels import register  # noqa: PLC0415 - after Django's models
        from xuke.rooms.disclosure.projecting import DISCLOSURES  # noqa: PLC0415 - the same

        register(DISCLOSURES)
