import pytest
from django.conf import settings as configured
from django.test import Client

from xuke.web.site.middleware import LARGE_TYPE_COOKIE


def test_every_answer_carries_the_security_headers(showcase: Client) -> None:
    headers = showcase.get("/showcase/public").headers

    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/api/public/items"])
def test_a_host_that_is_none_of_ours_is_refused(showcase: Client, path: str) -> None:
    assert showcase.get(path, headers={"Host": "elsewhere.example"}).status_code == 400


# Whoever ends a request may look at the clock that the database keeps.
@pytest.mark.django_db
def test_the_page_that_refuses_a_host_has_its_styles(showcase: Client) -> None:
    sheet = showcase.get("/static/web/xuke.css", headers={"Host": "elsewhere.example"})
    sheet.close()

    assert (sheet.status_code, sheet.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')


def test_the_page_of_somebody_with_a_session_is_kept_by_nobody(showcase: Client) -> None:
    assert "no-store" not in showcase.get("/nowhere").headers.get("Cache-Control", "")

    showcase.cookies[configured.SESSION_COOKIE_NAME] = "x"

    assert showcase.get("/nowhere").headers["Cache-Control"] == "no-store"


def test_large_type_is_remembered_and_returns_to_the_page(showcase: Client) -> None:
    answer = showcase.post("/large-type", {"large": "1", "next": "/showcase/public"})

    assert answer.headers["Location"] == "/showcase/public"
    assert answer.cookies[LARGE_TYPE_COOKIE].value == "1"
    assert 'class="xk-large"' in showcase.get("/showcase/public").content.decode()


def test_large_type_can_be_left_again(showcase: Client) -> None:
    showcase.post("/large-type", {"large": "1"})

    showcase.post("/large-type", {"large": "0"})

    assert 'class="xk-large"' not in showcase.get("/showcase/public").content.decode()


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_large_type_never_leads_away(showcase: Client, there: str) -> None:
    assert showcase.post("/large-type", {"next": there}).headers["Location"] == "/"
