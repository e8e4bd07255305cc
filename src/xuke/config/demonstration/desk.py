"""A handful of cases on today's desk, one in every stage, by the same acts that people do."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction

from xuke.access.models import User
from xuke.config.demonstration.scenes import SCENES
from xuke.config.demonstration.stage import Stage
from xuke.config.demonstration.steps import STEPS
from xuke.config.demonstration.year import working_days


def open_desk(accounts: Mapping[str, User], today: date) -> int:
    """File the scenes' cases as of the last weeks; what was filed before stays as it is."""
    days = working_days(today - timedelta(days=150), today - timedelta(days=1))
    for scene in SCENES:
        with transaction.atomic():
            _play(Stage(scene, accounts, days))
    return len(SCENES)


def _play(stage: Stage) -> None:
    """Do the scene's acts in order."""
    for acts in stage.scene.acts:
        for step in acts.steps:
            STEPS[step](stage, acts.days_ago)
