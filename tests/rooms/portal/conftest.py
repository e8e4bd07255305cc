"""Applicants in front of the pages, on the first working Monday of March 2026."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.casework import journey, officials
from tests.casework.journey import CLERK, act
from tests.rooms.desk.office import Office

from xuke import catalogue
from xuke.access.models import User
from xuke.casework.case import drafts, files, filing
from xuke.kernel.case.events import Gap
from xuke.kernel.person import Person, Role
from xuke.web.clock import SHANGHAI

HOME = journey.HOME
ITEM = journey.ITEM
ANSWERS = catalogue.item(ITEM).model_application("new")
PDF = journey.PDF.content
Answer = Any
"""What a test client returns; its own type is private to the stubs."""
MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Applicant:
    """Somebody with an account, a browser, and what happens in casework on his behalf."""

    client: Client
    person: Person

    def open(self, item: str = ITEM) -> UUID:
        """Return a new, empty draft, opened on the page."""
        sent = {"authority": HOME, "action": "new", "way": "ordinary", "request": str(uuid4())}
        answer = self.client.post(reverse("portal:apply", args=[item]), sent)
        return UUID(answer["Location"].split("/")[-2])

    def draft(self) -> UUID:
        """Return a draft with every answer and no file."""
        application = journey.application()
        return drafts.open_application(application, act(self.person)).stream.id

    def attach(self, stream: UUID, material: str = "floor-plan", content: bytes = PDF) -> None:
        """Put a file to a material, past the pages."""
        sent = files.SentFile(name="平面图.pdf", content=content)
        files.attach_material(stream, material, sent, act(self.person))

    def file(self) -> UUID:
        """Return a case that was filed with one file."""
        stream = self.draft()
        self.attach(stream)
        filing.submit(stream, act(self.person))
        return stream

    def asked_to_correct(self) -> UUID:
        """Return a case whose notice asks for a report and a telephone number."""
        stream = self.draft()
        for material in ("floor-plan", "hygiene-rules"):
            self.attach(stream, material)
        filing.submit(stream, act(self.person))
        gaps = (
            Gap(target="test-report", kind="missing", what="请提交一年内的检测报告"),
            Gap(target="contact_phone", kind="inconsistent", what="号码打不通，请更正"),
        )
        officials.request_correction(stream, gaps, act(CLERK))
        return stream

    def upload(self, stream: UUID, material: str, content: bytes, name: str = "图.pdf") -> int:
        """Upload a file on its page and return the status of the answer."""
        place = reverse("portal:upload", args=[stream, material])
        sent = SimpleUploadedFile(name, content)
        answer = self.client.post(place, {"file": sent, "request": str(uuid4())})
        return int(answer.status_code)


def applicant_named(username: str) -> Applicant:
    """Return a new applicant who is signed in."""
    user = User.objects.create_user(username, None, username)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return Applicant(client, Person(str(user.id), None, frozenset({Role.APPLICANT})))


@pytest.fixture(autouse=True)
def _monday_morning() -> Iterator[None]:
    """Let it be the same working morning in every test."""
    with time_machine.travel(MORNING):
        yield


@pytest.fixture
def applicant(db: None) -> Applicant:
    """Return an applicant who is signed in."""
    return applicant_named("shenqing")


@pytest.fixture
def stranger(db: None) -> Applicant:
    """Return another applicant who is signed in."""
    return applicant_named("bieren")


@pytest.fixture
def official(db: None) -> Client:
    """Lend the browser of a clerk."""
    return Office().client("clerk")
