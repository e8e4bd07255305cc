"""Figures as a Django app: what is counted beside the cases."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Figures: populations, tables, the lists behind each cell."""

    name = "xuke.figures"
    # The name under which the tables of the first versions were made.
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the table counts beside the cases."""
        from xuke.casework.stream.readmodels import register  # noqa: PLC0415 - after the models
        from xuke.casework.stream.visibility import (  # noqa: PLC0415 - the same
            register as register_visibility,
        )
        from xuke.figures.supervision import (  # noqa: PLC0415 - the same
            SUPERVISION_LIST,
            SUPERVISION_VISIBILITY,
        )

        register(SUPERVISION_LIST)
        register_visibility(SUPERVISION_VISIBILITY)
