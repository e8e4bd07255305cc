"""Who may see what."""

import pytest
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import Visitors

pytestmark = pytest.mark.journey


def test_an_applicant_has_no_desk(visitors: Visitors) -> None:
    applicant = visitors.person("shenqing")

    applicant.go("/desk/", status=403)

    applicant.sees("没有权限")


def test_another_applicants_case_does_not_exist(site: Site, visitors: Visitors) -> None:
    case = brought(site, until="submission")
    other = visitors.person("linju")

    other.go(f"/my/{case}/", status=404)
    other.does_not_see("虚构示例单位")
    other.go(f"/my/{case}/receipt/", status=404)
    other.go(f"/desk/case/{case}/", status=403)


def test_a_stranger_is_asked_to_sign_in(site: Site, visitors: Visitors) -> None:
    case = brought(site, until="submission")
    stranger = visitors.stranger()

    stranger.go(f"/my/{case}/")

    stranger.sees("登录")
    stranger.does_not_see("虚构示例单位")
