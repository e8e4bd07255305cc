"""The room as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """证照: certificates, their documents and their verification."""

    name = "xuke.rooms.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the certificates: as a read model, and as documents of a case."""
        from xuke.casework.stream.readmodels import register  # noqa: PLC0415 - after Django's models
        from xuke.rooms.register.certificate import CERTIFICATE  # noqa: PLC0415 - the same
        from xuke.rooms.register.projecting import CERTIFICATES  # noqa: PLC0415 - the same
        from xuke.web.documents import registry  # noqa: PLC0415 - the same

        register(CERTIFICATES)
        registry.register(CERTIFICATE)
