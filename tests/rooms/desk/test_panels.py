"""The first pages of those for whom no case waits: a statistician's and an administrator's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.casework import journey
from tests.rooms.desk.office import Office, case_of, text_of

from xuke.access.models import User
from xuke.kernel.person import Role
from xuke.web import clock

FIRST = "/desk/"
OFFICIAL = 3
"""Session, account and roles, of each page for somebody who is signed in."""


def page(office: Office, role: Role, name: str = "applicant", address: str = FIRST) -> str:
    """Return the page as somebody sees it who holds this role alone."""
    office.give(name, role.value)
    return text_of(office.client(name).get(address))


def test_a_statistician_finds_this_years_table_and_the_last_one(office: Office) -> None:
    journey.delivered()

    told = page(office, Role.STATISTICIAN)

    assert f"{clock.today().year}年度行政许可办理和批后监管情况统计表" in told
    assert "按时办结率" in told
    assert f"{clock.today().year - 1}年度统计表：办结" in told


def test_a_statistician_is_told_what_nobody_entered(office: Office) -> None:
    told = page(office, Role.STATISTICIAN)

    assert "今年还没有登记，表中为0，请核对：主动开展监管、发现违法违规行为" in told


def test_a_statistician_looks_for_a_case_on_the_first_page(office: Office) -> None:
    stream = office.accepted()
    number = case_of(stream).number

    told = page(office, Role.STATISTICIAN, address=f"{FIRST}?q={number}")

    assert "这一件现在不在待办中" in told


def test_an_administrator_is_told_which_role_nobody_holds(office: Office) -> None:
    told = page(office, Role.ADMIN)

    assert "没有人担任法制审核人员：应当经法制审核的办件不能作出决定。" in told
    assert "没有人担任统计人员" in told
    assert "没有人可以作出决定" not in told


def test_an_administrator_is_told_who_knows_of_backups(office: Office) -> None:
    assert "平台不知道最近一次是哪一天，请定期向运维人员核对" in page(office, Role.ADMIN)


def test_an_administrator_is_told_that_one_examiner_is_not_enough(office: Office) -> None:
    office.users["second"].is_active = False
    office.users["second"].save()

    told = page(office, Role.ADMIN)

    assert "只有1人：现场核查须由两名以上工作人员进行" in told


def test_an_administrator_is_told_who_never_signed_in(office: Office) -> None:
    User.objects.exclude(username="head").update(last_login=timezone.now())

    told = page(office, Role.ADMIN)

    assert "从未登录过的账号：head某" in told


def test_an_administrator_is_told_of_facts_and_of_jobs_that_failed(office: Office) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
            " VALUES ('files', 'erase-draft', '{}', 'failed')"
        )

    told = page(office, Role.ADMIN)

    assert "本机关资料没有填写：" in told
    assert "行政诉讼法院" in told
    assert "有1项后台作业失败" in told
    assert "测试样章" in told


def test_who_has_cases_too_is_told_after_his_list(office: Office) -> None:
    office.give("clerk", "admin")

    first = text_of(office.client("clerk").get(FIRST))
    after = text_of(office.client("clerk").get("/desk/others/"))

    assert "在用账号" not in first
    assert "在用账号" in after


@pytest.mark.parametrize(
    ("role", "statements"),
    [
        pytest.param(Role.STATISTICIAN, 4, id="two tables, of two statements each at the most"),
        pytest.param(Role.ADMIN, 4, id="accounts, jobs that failed and that wait"),
    ],
)
def test_a_first_page_asks_few_statements(office: Office, role: Role, statements: int) -> None:
    office.give("applicant", role.value)
    client = office.client("applicant")
    client.get(FIRST)

    with CaptureQueriesContext(connection) as queries:
        client.get(FIRST)

    asked = [one for one in queries if "web_clock_setting" not in one["sql"]]
    assert len(asked) <= OFFICIAL + statements
