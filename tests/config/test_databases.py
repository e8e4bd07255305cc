import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

pytestmark = pytest.mark.filterwarnings("error")


@pytest.mark.django_db
@pytest.mark.parametrize("_time", [1, 2])
def test_what_a_test_writes_is_gone_afterwards(_time: int) -> None:
    users = get_user_model().objects

    users.create(username="only-here")

    assert users.count() == 1


@pytest.mark.parametrize("_time", [1, 2])
def test_what_a_test_commits_is_gone_afterwards(committing: object, _time: int) -> None:
    get_user_model().objects.create(username="only-here")

    connection.close()

    assert get_user_model().objects.count() == 1


def test_a_started_program_sees_what_a_test_commits(committed_url: str) -> None:
    get_user_model().objects.create(username="seen")
    program = (
        "import psycopg, sys;"
        "print(psycopg.connect(sys.argv[1]).execute('SELECT username FROM access_user').fetchall())"
    )

    seen = subprocess.run(
        [sys.executable, "-c", program, committed_url], capture_output=True, text=True, check=True
    )

    assert seen.stdout == "[('seen',)]\n"
