"""The room as a Django app."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """统计: the yearly table, import of history, the demonstration year."""

    name = "xuke.rooms.statistics"
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the table counts beside the cases."""
        from xuke.casework.projection import register  # noqa: PLC0415 - after the apps are loaded
        from xuke.rooms.statistics.projecting import SUPERVISION_LIST  # noqa: PLC0415

        register(SUPERVISION_LIST)
