"""Whoever needs no licence is shown the right way at the question, and may insist."""

import pytest
from tests.journeys import applying
from tests.journeys.cases import ITEM
from tests.journeys.visitor import Visitors

from xuke import catalogue

pytestmark = pytest.mark.journey
PLACE = next(one for one in catalogue.item(ITEM).form if one.id == "place")


def test_a_library_is_shown_the_way_and_files_only_if_it_insists(visitors: Visitors) -> None:
    applicant = visitors.person("linju")
    applying.begin(applicant)
    applicant.follow(PLACE.title)

    applicant.select("场所类别", "图书馆")
    for field in PLACE.fields:
        if field.id != "place_kind":
            applying.answer(applicant, field, field.example)
    applicant.press("保存并继续")

    applicant.sees("您可能不用申请", "只需备案", "自营业之日起三十日内")
    applicant.follow("填错了，返回修改")
    applicant.sees("场所类别")
    applicant.press("保存并继续")
    applicant.follow("我仍要申请，继续填写")
    applicant.sees("申请材料")
