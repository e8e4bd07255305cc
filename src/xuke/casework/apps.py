"""Casework as a Django app: the door and the read model of cases."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The door, drafts, materials, and the cases as lists see them."""

    name = "xuke.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register read models, the case list first; who sees what; what follows from a case."""
        from xuke.casework.bars import BAR_LIST  # noqa: PLC0415 - after Django's models
        from xuke.casework.case.rows import CASE_LIST  # noqa: PLC0415 - the same
        from xuke.casework.case.visibility import CASE_VISIBILITY  # noqa: PLC0415 - the same
        from xuke.casework.licence.effects import (  # noqa: PLC0415 - the same
            days_come_first,
            licence_follows,
        )
        from xuke.casework.licence.rows import LICENCE_LIST  # noqa: PLC0415 - the same
        from xuke.casework.licence.visibility import (  # noqa: PLC0415 - the same
            LICENCE_VISIBILITY,
        )
        from xuke.casework.stream import visibility  # noqa: PLC0415 - the same
        from xuke.casework.stream.effects import (  # noqa: PLC0415 - the same
            register_follower,
            register_forerunner,
        )
        from xuke.casework.stream.readmodels import register  # noqa: PLC0415 - the same

        for model in (CASE_LIST, LICENCE_LIST, BAR_LIST):
            register(model)
        for declared in (CASE_VISIBILITY, LICENCE_VISIBILITY):
            visibility.register(declared)
        register_follower("licence", licence_follows)
        register_forerunner("licence", days_come_first)
