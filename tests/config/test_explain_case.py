import pytest
from click import ClickException
from tests.casework import journey

from xuke.access.demonstration import ensure_demonstration_accounts
from xuke.casework.case.kind import load_case
from xuke.config.cli.casewords import told


def explained(username: str = "") -> str:
    case = load_case(journey.accepted()).state
    return "\n".join(told(case.number, username))


@pytest.mark.django_db
def test_every_day_of_every_clock_is_told_with_its_provision() -> None:
    words = explained()

    assert "法定办结期限：" in words
    assert "依据：《中华人民共和国行政许可法》第四十二条第一款" in words
    assert "第 20 日  工作日" in words
    assert "第 21 日" not in words


@pytest.mark.django_db
def test_the_acts_that_led_to_the_state_are_told_and_no_others() -> None:
    words = explained()

    assert "为什么是“审查中”" in words
    assert "收到申请材料" in words
    assert "受理" in words
    assert "上传材料" not in words


@pytest.mark.django_db
def test_a_user_is_told_what_he_may_not_do_and_why() -> None:
    ensure_demonstration_accounts()

    words = explained("gongshi")

    assert "现在可以办理：无" in words
    assert "不能审查：这一步由审查人员办理，您没有这个职责。" in words


@pytest.mark.django_db
def test_a_number_that_does_not_exist_is_said_so() -> None:
    with pytest.raises(ClickException, match="没有编号为 2026-1 的办件"):
        list(told("2026-1", ""))


@pytest.mark.django_db
def test_a_user_that_does_not_exist_is_said_so() -> None:
    with pytest.raises(ClickException, match="没有用户 nobody"):
        explained("nobody")
