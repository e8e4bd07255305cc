import os
import subprocess
import sys
from pathlib import Path

import pytest

from xuke.access.demonstration import ensure_demonstration_accounts
from xuke.access.models import User
from xuke.access.people import person_of
from xuke.config.demonstration.closing import close_accounts
from xuke.kernel.person import Role
from xuke.web import clock

XUKE = str(Path(sys.executable).with_name("xuke"))
PASSWORD = "a long enough password"


def person(url: str, *words: str, production: bool = True) -> subprocess.CompletedProcess[str]:
    variables = {"DATABASE_URL": url}
    if production:
        variables |= {"XUKE_PRODUCTION": "1", "XUKE_ALLOWED_HOSTS": "xuke.example"}
    return subprocess.run(
        [XUKE, "person", *words],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **variables},
        timeout=60,
    )


@pytest.fixture
def password_file(tmp_path: Path) -> str:
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n")
    return str(path)


def test_the_first_administrator_of_a_production_is_made_by_command(
    committed_url: str, password_file: str
) -> None:
    roles = ["--authority", "310105-wjw", "--role", "admin", "--role", "窗口人员"]
    made = person(
        committed_url, "add", "wang", "--name", "王某", *roles, "--password-file", password_file
    )

    assert made.returncode == 0, made.stderr
    user = User.objects.get(username="wang")
    assert user.check_password(PASSWORD)
    assert person_of(user, clock.today()).roles == {Role.APPLICANT, Role.ADMIN, Role.CLERK}


def test_a_generated_password_is_the_only_thing_on_stdout(committed_url: str) -> None:
    User.objects.create_user("wang", PASSWORD, "王某")

    said = person(committed_url, "password", "wang", "--generate")

    assert User.objects.get(username="wang").check_password(said.stdout.strip())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["add", "li", "--name", "李某"], "没有终端可以输入密码"),
        (["add", "li", "--name", "李某", "--generate", "--role", "clerk"], "须一起写"),
        (["add", "qian", "--name", "钱某", "--generate"], "已经有人使用"),
        (["add", "l i", "--name", "李某", "--generate"], "不能有空格"),
        (
            ["add", "li", "--name", "李", "--generate", "--authority", "310105-wjw", "--role", "x"],
            "没有职责“x”。可用的职责：clerk（窗口人员）",
        ),
        (
            [
                "add",
                "li",
                "--name",
                "李",
                "--generate",
                "--authority",
                "nowhere",
                "--role",
                "clerk",
            ],
            "没有实施机关 nowhere",
        ),
        (["password", "li", "--generate"], "没有账号 li"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_made(
    committed_url: str, words: list[str], sentence: str
) -> None:
    User.objects.create_user("qian", None, "钱某")

    ran = person(committed_url, *words)

    assert ran.returncode == 1
    assert sentence in ran.stderr
    assert ran.stdout == ""
    assert User.objects.count() == 1


def test_a_weak_password_is_refused(committed_url: str, tmp_path: Path) -> None:
    path = tmp_path / "password"
    path.write_text("12345678901\n")

    ran = person(committed_url, "add", "li", "--name", "李某", "--password-file", str(path))

    assert ran.returncode == 1
    assert "密码只包含数字" in ran.stderr


@pytest.mark.django_db
def test_production_shuts_out_the_demonstrations_accounts_and_nobody_elses() -> None:
    accounts = ensure_demonstration_accounts()
    accounts["guanli"].name = "管某"
    accounts["guanli"].save()

    assert close_accounts() == 8
    assert list(User.objects.filter(is_active=True).values_list("username", flat=True)) == [
        "guanli"
    ]
    assert close_accounts() == 0
