"""What no request may bring, whichever address it asks for."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from uuid import UUID

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from xuke.web.site.gate import Gate

MEBIBYTE: Final = 1024 * 1024
CASE: Final = UUID(int=7)
PAGES: Final = ["/", "/accounts/login/", "/progress/", "/nowhere/", "/static/x.css"]
PROGRAMS: Final = ["/api/applications", "/api/cases/x/decision", "/api/nowhere"]
UPLOADS: Final = [
    reverse("portal:upload", args=[CASE, "floor-plan"]),
    reverse("register:verify"),
    f"/api/applications/{CASE}/materials",
]


class Unread(BytesIO):
    """A body that counts what is read of it."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Count."""
        part = super().read(size)
        self.taken += len(part)
        return part


def sent(path: str, length: int, **more: str) -> tuple[HttpResponse, Unread]:
    """Send a body of this length through the whole site, and return what was read of it."""
    body = Unread(b"0" * length)
    kind = {"CONTENT_TYPE": "application/octet-stream", "CONTENT_LENGTH": str(length)}
    facts: Mapping[str, object] = {**kind, "wsgi.input": body, **more}
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answer = client.generic("POST", path, **facts)  # type: ignore[arg-type]
    assert isinstance(answer, HttpResponse)
    return answer, body


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*PAGES, *PROGRAMS])
def test_a_large_body_is_refused_everywhere_before_it_is_read(path: str) -> None:
    answer, body = sent(path, MEBIBYTE + 1)

    assert answer.status_code == 413
    assert body.taken == 0


@pytest.mark.django_db
@pytest.mark.parametrize("path", UPLOADS)
def test_where_files_are_handed_in_more_may_come(path: str) -> None:
    assert sent(path, 41 * MEBIBYTE)[0].status_code != 413
    assert sent(path, 42 * MEBIBYTE + 1)[0].status_code == 413


@pytest.mark.django_db
def test_a_program_is_told_in_its_own_form() -> None:
    assert sent("/api/applications", MEBIBYTE + 1)[0].headers["Content-Type"] == "application/json"


@pytest.mark.django_db
def test_a_body_in_pieces_has_no_bound_and_is_refused() -> None:
    assert sent("/progress/", 1, HTTP_TRANSFER_ENCODING="chunked")[0].status_code == 411
    assert sent("/api/applications", 1, HTTP_TRANSFER_ENCODING="chunked")[0].status_code == 411


@pytest.mark.parametrize("length", ["²", "-1", "9" * 30])
def test_a_length_that_is_none_counts_as_too_large(length: str) -> None:
    passed: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        passed.append(request)
        return HttpResponse()

    request = RequestFactory().post("/api/applications")
    request.META["CONTENT_LENGTH"] = length

    assert Gate(answer)(request).status_code == 413
    assert not passed


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/?q=%00", "/disclosure/?q=a%00b", "/api/public/items?q=%00"])
def test_a_nul_is_in_no_address_of_ours(path: str) -> None:
    assert Client(raise_request_exception=False).get(path).status_code == 400


def test_the_gate_stands_before_everything_else() -> None:
    assert settings.MIDDLEWARE[0] == "xuke.web.site.gate.Gate"
