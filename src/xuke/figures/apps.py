"""Figures as a Django app: what is counted beside the cases."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Figures: reports, what they count, the lists behind each cell."""

    name = "xuke.figures"
    # The name under which the tables of the first versions were made.
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is counted beside the cases, who sees it, and the reports."""
        from xuke.casework.stream import readmodels, visibility  # noqa: PLC0415 - after the models
        from xuke.figures import reports  # noqa: PLC0415 - the same
        from xuke.figures.annual import ANNUAL  # noqa: PLC0415 - the same
        from xuke.figures.supervision import (  # noqa: PLC0415 - the same
            SUPERVISION_LIST,
            SUPERVISION_VISIBILITY,
        )

        readmodels.register(SUPERVISION_LIST)
        visibility.register(SUPERVISION_VISIBILITY)
        reports.register(ANNUAL)
