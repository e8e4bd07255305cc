"""The room as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """统计与报告: each report as a page and as a file, with the list behind every figure."""

    name = "xuke.rooms.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
