"""Figures as a Django app: what is counted beside the cases."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FiguresConfig(AppConfig):
    """Figures: reports, what they count, the lists behind each cell."""

    name = "xuke.figures"
    # The name under which the tables of the first versions were made.
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is counted beside the cases, who sees it, cubes and reports."""
        from xuke.casework.stream import (  # noqa: PLC0415 - after the models
            effects,
            readmodels,
            visibility,
        )
        from xuke.figures import reports, stated, supervision, visits  # noqa: PLC0415 - the same
        from xuke.figures.annual import ANNUAL, CLOSED_CASES, NOTED  # noqa: PLC0415 - the same
        from xuke.figures.cubes import keeping  # noqa: PLC0415 - the same

        readmodels.register(supervision.SUPERVISION_LIST)
        readmodels.register(stated.STATED_LIST)
        effects.register_effect(visits.VISITS)
        visibility.register(supervision.SUPERVISION_VISIBILITY)
        for cube in (CLOSED_CASES, NOTED):
            keeping.register(cube)
        readmodels.register_derived("cubes", keeping.correct_all)
        post_migrate.connect(keeping.install_all, sender=self)
        reports.register(ANNUAL)
