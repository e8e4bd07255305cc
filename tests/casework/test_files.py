"""Files: how many may come, what is erased with a draft, and what nothing refers to any more."""

import shutil
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.db import connection
from PIL import Image
from pytest_django import Settings
from tests.casework import journey
from tests.casework.journey import APPLICANT, CLERK, PDF, act
from tests.casework.standing import everything

from xuke.casework.case import collecting, drafts, files, filing
from xuke.casework.case.files import SentFile
from xuke.casework.case.kind import load_case
from xuke.casework.case.naming import called
from xuke.casework.case.quota import DiskFull, Full, Quota
from xuke.casework.models import Blob, Draft, FileRow, UploadDay
from xuke.casework.stream.rebuild import rebuild
from xuke.gateways.disk import Room
from xuke.kernel.person import Person

pytestmark = pytest.mark.django_db
SIZE = len(PDF.content)
NAMED = "张三的身份证.pdf"


def file(number: int = 0, *, size: int = 0) -> SentFile:
    """Return a file of its own bytes, and of a size."""
    padding = b"%" + str(number).encode() + b" " * max(0, size - SIZE - 8)
    return SentFile(name=NAMED, content=PDF.content.replace(b"%%EOF", padding + b"\n%%EOF"))


def draft() -> UUID:
    return drafts.open_application(journey.application(), act(APPLICANT)).stream.id


def put(stream: UUID, sent: SentFile, person: Person = APPLICANT, **days: int) -> None:
    files.attach_material(stream, "floor-plan", sent, act(person, request=uuid4(), **days))


def recorded(stream: UUID) -> str:
    """Return all that the record holds of a case, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts::text FROM record_event WHERE stream = %s", [stream])
        return " ".join(facts for (facts,) in cursor.fetchall())


def take_away(stream: UUID) -> None:
    """Take away what was put to the floor plan first."""
    (first, *_) = load_case(stream).state.materials
    files.remove_material(stream, "floor-plan", first.digest, "", act(APPLICANT, request=uuid4()))


def picture(form: str) -> bytes:
    """Return a picture of this form."""
    made = BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, form)
    return made.getvalue()


def bound(settings: Settings, **megabytes: int) -> None:
    for name, most in megabytes.items():
        setattr(settings, f"MOST_MEGABYTES_{name}", most)


def test_a_discarded_draft_leaves_neither_answers_nor_files_nor_names() -> None:
    stream = draft()
    put(stream, file(1))

    filing.withdraw(stream, "我妈妈张三病了", act(APPLICANT))
    erased = collecting.erase(stream)

    assert erased == 1
    assert not Draft.objects.exists()
    assert not Blob.objects.exists()
    assert not FileRow.objects.exists()
    assert "张三" not in recorded(stream)


def test_the_files_of_a_discarded_draft_are_erased_by_a_job_that_commits_with_it() -> None:
    stream = draft()

    filing.withdraw(stream, "", act(APPLICANT))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'stream' FROM procrastinate_jobs WHERE task_name = 'erase-draft'"
        )
        assert cursor.fetchall() == [(str(stream),)]


def test_what_another_case_stands_on_is_kept() -> None:
    mine, other = draft(), draft()
    put(mine, file(1))
    put(other, file(1))

    filing.withdraw(mine, "", act(APPLICANT))

    assert collecting.erase(mine) == 0
    assert Blob.objects.count() == 1


def test_what_was_filed_is_kept_though_it_is_withdrawn() -> None:
    stream = journey.submitted()
    kept = Blob.objects.count()

    filing.withdraw(stream, "不再经营", act(APPLICANT))

    assert collecting.collect(act(APPLICANT).on) == 0
    assert Blob.objects.count() == kept > 0


def test_a_file_that_was_replaced_in_a_draft_is_collected() -> None:
    stream = draft()
    put(stream, file(1))
    take_away(stream)
    put(stream, file(2))

    assert collecting.collect(act(APPLICANT).on) == 1
    assert Blob.objects.get().digest == load_case(stream).state.materials[0].digest


def test_no_file_is_deleted_that_only_the_rows_have_lost() -> None:
    put(draft(), file(1))
    FileRow.objects.all().delete()

    assert collecting.collect(act(APPLICANT).on) == 0
    assert Blob.objects.count() == 1


def test_the_rows_of_files_are_those_of_a_rebuild() -> None:
    stream, gone = draft(), draft()
    for number in range(3):
        put(stream, file(number))
        put(gone, file(number + 10))
    take_away(gone)
    journey.submitted()
    before = everything()

    rebuild()

    assert everything() == before


def test_names_of_files_go_into_the_record_with_the_filing() -> None:
    stream = journey.drafted()
    put(stream, file(1))
    assert NAMED not in recorded(stream)

    filing.submit(stream, act(APPLICANT))

    case = load_case(stream).state
    assert called(stream, case).materials[-1].file_name == NAMED
    assert NAMED in recorded(stream)


def test_the_same_bytes_under_two_names_keep_both() -> None:
    stream = draft()
    sent = file(1)
    put(stream, sent)
    put(stream, SentFile(name="平面图.pdf", content=sent.content))

    case = load_case(stream).state

    names = [one.file_name for one in called(stream, case).materials]
    assert names == [NAMED, "平面图.pdf"]


def test_the_same_file_twice_is_one() -> None:
    stream = draft()
    put(stream, file(1))
    put(stream, file(1))

    assert len(load_case(stream).state.materials) == 1


def test_what_is_shown_in_place_of_a_file_is_kept_and_erased_with_it() -> None:
    stream = draft()
    put(stream, SentFile(name="张三.webp", content=picture("WEBP")))
    kept = load_case(stream).state.materials[0]

    assert collecting.collect(act(APPLICANT).on) == 0
    assert {one.digest for one in Blob.objects.all()} == {kept.digest, kept.readable.digest}
    assert kept.shown is not None
    assert called(stream, load_case(stream).state).materials[0].readable.file_name == "张三.jpg"
    assert "张三" not in recorded(stream)

    filing.withdraw(stream, "", act(APPLICANT))
    assert collecting.erase(stream) == 2
    assert not Blob.objects.exists()


def test_a_draft_takes_so_much_and_no_more(settings: Settings) -> None:
    bound(settings, A_DRAFT=1)
    stream = draft()
    put(stream, file(1, size=900_000))

    with pytest.raises(Full) as full:
        put(stream, file(2, size=200_000))

    assert (full.value.quota, full.value.most) == (Quota.CASE, 1)
    assert len(load_case(stream).state.materials) == Blob.objects.count() == 1


def test_all_drafts_of_an_account_take_so_much_together(settings: Settings) -> None:
    bound(settings, IN_DRAFTS=1)
    first = draft()
    put(first, file(1, size=900_000))

    with pytest.raises(Full) as full:
        put(draft(), file(2, size=200_000))
    filing.withdraw(first, "", act(APPLICANT))
    put(draft(), file(2, size=200_000))

    assert full.value.quota is Quota.ACCOUNT


def test_a_day_takes_so_much_also_of_what_was_taken_away_again(settings: Settings) -> None:
    bound(settings, A_DAY=1)
    stream = draft()
    put(stream, file(1, size=900_000))
    take_away(stream)

    with pytest.raises(Full) as full:
        put(stream, file(2, size=200_000))
    put(stream, file(2, size=200_000), days=1)

    assert full.value.quota is Quota.DAY


def test_a_refused_file_counts_for_nothing(settings: Settings) -> None:
    bound(settings, A_DRAFT=1)
    stream = draft()
    with pytest.raises(Full):
        put(stream, file(1, size=1_100_000))

    assert not UploadDay.objects.exists()


def test_counts_of_past_days_are_forgotten() -> None:
    put(draft(), file(1))

    collecting.collect(act(APPLICANT).on + timedelta(days=8))

    assert not UploadDay.objects.exists()


def test_an_official_is_bound_for_each_case_only(settings: Settings) -> None:
    bound(settings, A_DAY=0, IN_DRAFTS=0)
    stream = drafts.open_application(journey.application(), act(CLERK)).stream.id

    put(stream, file(1), CLERK)

    assert Blob.objects.count() == 1


@pytest.mark.parametrize(
    ("room", "low", "nearly_full"),
    [
        pytest.param(Room(total=10**12, free=5 * 10**11), False, False, id="half of it is free"),
        pytest.param(Room(total=10**12, free=19 * 10**9), True, False, id="nineteen gigabytes"),
        pytest.param(Room(total=10**12, free=999 * 10**6), True, True, id="less than one"),
        pytest.param(Room(total=2 * 10**10, free=10**10), False, False, id="a small disk, half"),
        pytest.param(Room(total=2 * 10**10, free=10**9), True, False, id="a small disk, a 20th"),
        pytest.param(Room(total=2 * 10**10, free=3 * 10**8), True, True, id="a small disk, full"),
    ],
)
def test_a_disk_is_told_before_it_is_full(room: Room, *, low: bool, nearly_full: bool) -> None:
    assert (room.is_low, room.is_nearly_full) == (low, nearly_full)


def test_a_disk_that_is_nearly_full_takes_acts_and_no_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usage = shutil.disk_usage("/")._replace(total=10**12, free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    stream = draft()

    with pytest.raises(DiskFull):
        put(stream, file(1))
    filing.withdraw(stream, "", act(APPLICANT))

    assert not Blob.objects.exists()
