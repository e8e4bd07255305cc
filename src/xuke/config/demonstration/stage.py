"""One scene of the demonstration while it is played, with its acts in their order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from xuke.access.models import User
from xuke.access.people import person_of
from xuke.casework.stream.act import Act
from xuke.config.demonstration.scenes import Scene
from xuke.web import clock

_NONE: Final = UUID(int=0)
_MORNING: Final = time(9, 30)


@dataclass(slots=True)
class Stage:
    """One scene being played; each act has a fixed request id, so that nothing is done twice."""

    scene: Scene
    accounts: Mapping[str, User]
    days: list[date]
    stream: UUID = _NONE
    count: int = 0

    def aside(self, username: str, days_ago: int, name: str) -> Act:
        """Return an act that was put between later: the request ids of the others stay."""
        act = self.act(username, days_ago)
        self.count -= 1
        return replace(act, request=uuid5(NAMESPACE_URL, f"xuke-demo/{self.scene.name}/{name}"))

    def act(self, username: str, days_ago: int) -> Act:
        """Return the next act of this person, on the working day so long ago."""
        day = self.days[-days_ago]
        self.count += 1
        minutes = timedelta(minutes=7 * self.count)
        return Act(
            person=person_of(self.accounts[username], clock.today()),
            on=day,
            at=datetime.combine(day, _MORNING, clock.SHANGHAI) + minutes,
            request=uuid5(NAMESPACE_URL, f"xuke-demo/{self.scene.name}/{self.count}"),
        )
