"""The room as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """统计与报告: the yearly table, and the lists behind its figures."""

    name = "xuke.rooms.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
