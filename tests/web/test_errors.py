import psycopg
import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.log import log_response

from xuke.config.django import LOGGING
from xuke.config.logs import is_no_absence, logging_config
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.web.site import errors
from xuke.web.site.later import WhileAway, server_error


def test_a_refusal_is_a_page_with_reason_and_provision(showcase: Client) -> None:
    answer = showcase.get("/showcase/unlawful")

    words = answer.content.decode()
    assert answer.status_code == errors.UNLAWFUL
    assert "还缺必交材料：plan" in words
    assert "《行政许可法》第三十二条第一款第四项" in words


def test_a_refusal_is_json_for_a_program(showcase: Client) -> None:
    answer = showcase.get("/api/unlawful")

    assert answer.status_code == errors.UNLAWFUL
    assert answer.json()["code"] == "incomplete"
    assert answer.json()["citation"] == str(LICENSING_LAW.art(32, 1, 4))


def test_a_case_that_moved_on_is_a_conflict() -> None:
    answer = errors.stale(RequestFactory().get("/api/cases/1/acceptance"))

    assert answer.status_code == errors.CONFLICT
    assert b"stale-version" in answer.content


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/nowhere", 404, id="an address that leads nowhere"),
        pytest.param("/showcase/fault", 500, id="a fault of ours"),
    ],
)
def test_an_error_page_says_what_now(showcase: Client, path: str, status: int) -> None:
    answer = showcase.get(path)

    assert answer.status_code == status
    assert "请" in answer.content.decode()
    assert "xuke 许可" in answer.content.decode()


@pytest.mark.parametrize(("path", "status"), [("/api/nowhere", 404), ("/api/fault", 500)])
def test_a_program_gets_errors_as_json(showcase: Client, path: str, status: int) -> None:
    answer = showcase.get(path)

    assert answer.status_code == status
    assert set(answer.json()) == {"code", "message", "citation", "fields"}


def test_too_large_a_request_says_so() -> None:
    answer = errors.bad_request(RequestFactory().post("/api/x"), RequestDataTooBig())

    assert answer.status_code == errors.TOO_LARGE


def test_a_page_too_old_to_submit_says_so(showcase: Client) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/large-type", {"large": "1"})

    assert answer.status_code == 403
    assert "页面已经过期" in answer.content.decode()


def test_back_leads_only_into_this_site(showcase: Client) -> None:
    made = RequestFactory().get("/x", headers={"referer": "https://elsewhere.example/"})

    answer = errors.bad_request(made, ValueError())

    assert b"elsewhere" not in answer.content


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(OperationalError("gone"), id="Django's"),
        pytest.param(psycopg.errors.TooManyConnections("full"), id="psycopg's own"),
    ],
)
def test_a_database_that_is_away_is_no_fault(error: Exception) -> None:
    page = WhileAway(_unasked).process_exception(RequestFactory().get("/"), error)
    program = WhileAway(_unasked).process_exception(RequestFactory().get("/api/x"), error)

    assert page is not None
    assert program is not None
    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    words = page.content.decode()
    assert "请 5 秒后再试" in words
    assert "重试" in words
    # Who asks is not known, so nobody is told to sign in.
    assert "登录" not in words
    assert "退出" not in words
    assert b'"code": "unavailable"' in program.content


@pytest.mark.parametrize(
    "error",
    [
        ProgrammingError("no such column"),
        ValueError("a fault of ours"),
        psycopg.errors.StatementTooComplex("a limit"),
    ],
)
def test_a_fault_is_left_to_be_one(error: Exception) -> None:
    assert WhileAway(_unasked).process_exception(RequestFactory().get("/"), error) is None


def test_an_absence_is_logged_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    request = RequestFactory().get("/")
    answer = WhileAway(_unasked).process_exception(request, OperationalError("names a person"))
    # As Django does of any answer that is an error.
    log_response("%s", "Service Unavailable", response=answer, request=request)

    assert LOGGING["loggers"]["django.request"]["filters"] == ["told"]
    assert [one.getMessage() for one in caplog.records if is_no_absence(one)] == [
        "The database did not answer: OperationalError"
    ]


def test_an_absence_met_around_the_views_is_answered_as_one() -> None:
    try:
        raise OperationalError("gone")  # noqa: TRY301 - what is answered is the exception being handled
    except OperationalError:
        assert server_error(RequestFactory().get("/")).status_code == 503
    assert server_error(RequestFactory().get("/")).status_code == 500


def _unasked(_request: HttpRequest) -> HttpResponse:
    raise AssertionError


def test_a_foreign_host_is_told_to_the_engineer_and_not_in_public(
    showcase: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors, "_hosts", {})
    hosts = [f"foreign-{number}.example" for number in range(20)]

    pages = [showcase.get("/showcase/public", headers={"host": one}) for one in hosts]

    assert {one.status_code for one in pages} == {400}
    assert not any(b"ALLOWED_HOSTS" in one.content for one in pages)
    told = [one.getMessage() for one in caplog.records]
    assert len([one for one in told if "XUKE_ALLOWED_HOSTS" in one]) == 1
    assert not any("foreign-" in one for one in told if "ALLOWED" in one and "XUKE" in one)


def test_every_logger_of_foreign_hosts_is_silent() -> None:
    assert logging_config()["loggers"]["django.security.DisallowedHost"] == {"level": "CRITICAL"}
