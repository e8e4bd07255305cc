"""The files of an application through the interface for programs."""

from tests.gateways import making
from tests.rooms.portal.conftest import PDF
from tests.rooms.portal.test_api import Caller, _read, caller, opened

__all__ = ["caller"]


def test_the_files_of_a_case_are_listed_and_taken_away_one_by_one(caller: Caller) -> None:
    case = opened(caller)
    for content in (PDF, making.saved("HEIF")):
        caller.attach(case, "floor-plan", content)

    first, second = _read(caller.get(f"/applications/{case}/materials"))["files"]

    assert (first["media_type"], first["shown"], first["handed_in"]) == (
        "application/pdf",
        None,
        False,
    )
    assert (second["media_type"], second["shown"]["media_type"]) == ("image/heic", "image/jpeg")
    removal = {"material": "floor-plan", "digest": first["digest"]}
    assert caller.post(f"/applications/{case}/materials/removal", removal).status_code == 200
    assert _read(caller.get(f"/applications/{case}/materials"))["files"] == [second]


def test_what_was_handed_in_is_not_taken_away(caller: Caller) -> None:
    case = opened(caller)
    caller.attach(case, "floor-plan")
    caller.post(f"/applications/{case}/submission", {})
    (file,) = _read(caller.get(f"/applications/{case}/materials"))["files"]

    removal = {"material": "floor-plan", "digest": file["digest"]}
    answer = caller.post(f"/applications/{case}/materials/removal", removal)

    assert file["handed_in"]
    assert (answer.status_code, _read(answer)["code"]) == (422, "wrong-phase")
