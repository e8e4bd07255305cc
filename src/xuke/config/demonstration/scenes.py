"""What is on the desk of the demonstration: each case, and how far it has come, by working days."""

from dataclasses import dataclass
from typing import Final

from xuke.kernel.item.rule import Action, Channel

_FILED: Final = ("draft", "attach", "submit")
_EXAMINED: Final = ("examine-first", "examine-second")


@dataclass(frozen=True, slots=True)
class Acts:
    """What was done on the working day so many days before today."""

    days_ago: int
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One invented case; its name is the applicant's, and its own.

    `letter` is the number of the letter by which its holder is told of an intended revocation.
    """

    name: str
    item: str
    acts: tuple[Acts, ...]
    action: Action = Action.NEW
    channel: Channel = Channel.ONLINE
    commitment: bool = False
    forgotten: str = ""
    letter: int = 0


_ISSUED: Final = (
    Acts(20, _FILED),
    Acts(19, ("accept",)),
    Acts(16, ("verify-site",)),
    Acts(15, _EXAMINED),
    Acts(14, ("grant",)),
    Acts(13, ("issue", "deliver")),
    Acts(12, ("disclose",)),
)
"""What became of those whose certificates are told of later."""
SCENES: Final = (
    Scene(
        name="虚构晨光咖啡馆",
        item="public-place-hygiene-permit",
        acts=(Acts(1, ("draft",)),),
    ),
    Scene(
        name="虚构海棠美容院",
        item="public-place-hygiene-permit",
        acts=(Acts(1, _FILED),),
    ),
    Scene(
        name="虚构护士甲",
        item="nurse-practice",
        channel=Channel.MOBILE,
        # The fifth working day is today's: not told by tonight is accepted by silence.
        acts=(Acts(5, _FILED),),
    ),
    Scene(
        name="虚构白云理发店",
        item="public-place-hygiene-permit",
        forgotten="test-report",
        acts=(Acts(6, _FILED), Acts(4, ("request-correction",))),
    ),
    Scene(
        name="虚构长桥门诊部",
        item="medical-advertisement",
        acts=(Acts(4, _FILED), Acts(3, ("accept",))),
    ),
    Scene(
        name="虚构梧桐口腔门诊部",
        item="radiological-practice",
        acts=(Acts(20, _FILED), Acts(19, ("accept",)), Acts(6, ("examine-first",))),
    ),
    Scene(
        name="虚构桂花饮用水站",
        item="drinking-water-supply",
        # Accepted 24 working days ago under a limit of 20: overdue.
        acts=(Acts(25, _FILED), Acts(24, ("accept",)), Acts(15, ("examine-first",))),
    ),
    Scene(
        name="虚构银杏中医门诊部",
        item="tcm-medical-advertisement",
        acts=(Acts(12, _FILED), Acts(11, ("accept",)), Acts(3, _EXAMINED)),
    ),
    Scene(
        name="虚构紫藤消毒用品厂",
        item="disinfectant-producer",
        acts=(
            Acts(16, _FILED),
            Acts(15, ("accept",)),
            Acts(5, ("examine-first", "examine-failed")),
            Acts(2, ("refuse",)),
        ),
    ),
    Scene(
        name="虚构母婴保健员乙",
        item="maternal-infant-staff",
        channel=Channel.KIOSK,
        acts=(Acts(3, _FILED), Acts(2, ("not-accept",))),
    ),
    Scene(
        name="虚构玉兰宾馆",
        item="public-place-hygiene-permit",
        commitment=True,
        # What is granted on a promise is decided on the day of its acceptance.
        acts=(Acts(4, _FILED), Acts(3, ("accept", "examine-first", "grant"))),
    ),
    Scene(
        name="虚构医师丙",
        item="physician-practice",
        acts=(
            Acts(8, _FILED),
            Acts(7, ("accept",)),
            Acts(5, _EXAMINED),
            Acts(4, ("grant",)),
            Acts(2, ("issue",)),
        ),
    ),
    Scene(
        name="虚构丁香游泳馆",
        item="public-place-hygiene-permit",
        acts=(
            Acts(14, _FILED),
            Acts(13, ("accept",)),
            Acts(10, ("verify-site",)),
            Acts(9, _EXAMINED),
            Acts(8, ("grant",)),
            Acts(7, ("issue", "deliver")),
            Acts(6, ("disclose",)),
        ),
    ),
    Scene(
        name="虚构紫荆浴室",
        item="public-place-hygiene-permit",
        letter=1,
        # The holder has had the letter for a day: his five working days to answer are running.
        acts=(*_ISSUED, Acts(2, ("tell-holder",)), Acts(1, ("deliver-told",))),
    ),
    Scene(
        name="虚构海桐足浴店",
        item="public-place-hygiene-permit",
        letter=2,
        # The letter has not been delivered yet.
        acts=(*_ISSUED, Acts(2, ("tell-holder",))),
    ),
    Scene(
        name="虚构石榴健身房",
        item="public-place-hygiene-permit",
        # Asked for, and not answered yet.
        acts=(Acts(6, _FILED), Acts(5, ("accept",)), Acts(1, ("request-amendment",))),
    ),
    Scene(
        name="虚构木槿书店",
        item="public-place-hygiene-permit",
        acts=(
            Acts(5, _FILED),
            Acts(4, ("accept",)),
            Acts(3, ("request-amendment",)),
            Acts(2, ("allow-amendment", "verify-site")),
            Acts(1, _EXAMINED),
        ),
    ),
)
