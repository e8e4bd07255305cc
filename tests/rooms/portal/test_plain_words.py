"""What pages say today in the words of the trade, and no longer as they did."""

import pytest
from django.urls import reverse
from tests.rooms.portal.conftest import HOME, ITEM, Applicant

RADIOLOGY = "radiological-practice"


@pytest.mark.parametrize(
    ("page", "asked", "new", "old"),
    [
        pytest.param("home", {}, "您要办什么事？", "您要办哪一件事", id="first page"),
        pytest.param(ITEM, {"action": "new"}, "<h2>办理条件</h2>", "我能不能办", id="conditions"),
        pytest.param(
            ITEM, {"action": "renewal"}, "逾期仍可申请；原证到期", "晚了也可以申请", id="late"
        ),
        pytest.param(ITEM, {"action": "new"}, "系统生成，无需上传", "由平台生成", id="ours"),
        pytest.param(
            RADIOLOGY,
            {"action": "new"},
            "符合所列情形的须上传",
            "视情况上传",
            id="where it applies",
        ),
        pytest.param("materials", {}, "请尽量一次交齐；", "材料暂时不齐也可以提交", id="at once"),
    ],
)
def test_a_page_says_it_in_the_words_of_the_trade(
    applicant: Applicant, page: str, asked: dict[str, str], new: str, old: str
) -> None:
    if page == "materials":
        place = reverse("portal:materials", args=[applicant.draft()])
    else:
        place = reverse("portal:home") if page == "home" else reverse("portal:item", args=[page])

    told = applicant.client.get(place, {"authority": HOME} | asked).content.decode()

    assert new in told
    assert old not in told
