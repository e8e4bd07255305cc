"""What the guide tells applicants of a material does not stand on the pages of officials."""

from typing import Final

from tests.rooms.desk.office import Office, text_of

from xuke import catalogue

FOR_APPLICANTS: Final = ("您不用上传", "选择告知承诺的，仍须提交")


def test_notes_for_applicants_are_not_told_to_officials(office: Office) -> None:
    stream = office.received()

    pages = [
        text_of(office.client("clerk").get(address))
        for address in (f"/desk/case/{stream}/materials/", f"/desk/case/{stream}/")
    ]

    notes = {one.note for one in catalogue.item("public-place-hygiene-permit").materials}
    assert {"由本机关核查，您不用上传"} <= notes
    assert not any(words in page for page in pages for words in FOR_APPLICANTS)


def test_when_what_is_lacking_has_to_be_there_is_told(office: Office) -> None:
    item = next(
        one
        for one in catalogue.items().values()
        if any(
            m.note.endswith("须提交") and not m.when and not m.shared for m in one.materials_for()
        )
    )
    asked = next(
        m for m in item.materials_for() if m.note.endswith("须提交") and not m.when and not m.shared
    )
    stream = office.received(item.slug, lacks=(asked.id,))

    page = text_of(office.client("clerk").get(f"/desk/case/{stream}/materials/"))

    assert f"办事指南：{asked.note}" in page
