"""A disk that is full is answered 507 in words, to people and programs, whoever met it."""

import errno
from typing import Any

import psycopg.errors
import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import RequestFactory

from xuke.casework.case.quota import DiskFull
from xuke.record.away import is_full
from xuke.web.site import later

pytestmark = pytest.mark.usefixtures("showcase")


def of_database() -> Exception:
    error = OperationalError("disk full")
    error.__cause__ = psycopg.errors.DiskFull("No space left on device")
    return error


FULL = [
    pytest.param(DiskFull(errno.ENOSPC, ""), id="files are taken no more"),
    pytest.param(OSError(errno.ENOSPC, "No space left on device"), id="a file of ours"),
    pytest.param(OSError(errno.EDQUOT, "Disk quota exceeded"), id="our share of the disk"),
    pytest.param(of_database(), id="the database's disk"),
]


def answered(error: Exception, path: str) -> Any:  # noqa: ANN401
    def nothing(_request: HttpRequest) -> Any:  # noqa: ANN401
        raise NotImplementedError

    return later.WhileAway(nothing).process_exception(RequestFactory().get(path), error)


@pytest.mark.parametrize("error", FULL)
def test_people_are_told_that_there_is_no_room(error: Exception) -> None:
    answer = answered(error, "/my/")

    assert answer.status_code == 507
    assert "存储空间不足" in answer.content.decode()


@pytest.mark.parametrize("error", FULL)
def test_programs_are_told_that_there_is_no_room(error: Exception) -> None:
    answer = answered(error, "/api/applications")

    assert answer.status_code == 507
    assert b'"no-room"' in answer.content


def test_a_database_that_is_away_is_not_full() -> None:
    assert not is_full(OperationalError("the connection is lost"))
    assert answered(OperationalError("the connection is lost"), "/my/").status_code == 503
    assert not is_full(None)
    assert answered(ValueError("x"), "/my/") is None
