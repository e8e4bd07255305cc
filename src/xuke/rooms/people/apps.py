"""The room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """人员与机构: accounts, roles and tokens."""

    name = "xuke.rooms.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
