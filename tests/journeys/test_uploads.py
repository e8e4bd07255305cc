"""Files that cannot be taken: each is answered in words, and leaves nothing behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journeys.cases import REQUIRED, document, done, opening
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, Visitors

pytestmark = pytest.mark.journey
MATERIAL = REQUIRED[0]
MEBIBYTE = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
SCRIPTED = document().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript >>")
NAME = "平面图\"><script>alert('坏')</script>.pdf"


@pytest.fixture
def case(site: Site) -> str:
    """Return a draft without files."""
    return str(done(site.program("shenqing"), "/api/applications", opening())["case"])


def test_a_file_that_cannot_be_taken_is_refused_in_words(
    site: Site, case: str, visitors: Visitors
) -> None:
    applicant = visitors.person("shenqing")

    for name, content, words in _refused():
        _send(applicant, case, name, content)
        applicant.press("上传", status=422)
        applicant.sees("请修改“", words)

    applicant.go(f"/apply/{case}/materials/")
    applicant.does_not_see("已上传")
    assert _kept(site, case) == 0


def _refused() -> Iterator[tuple[str, bytes, str]]:
    """Yield files that nobody can examine, and what is said of each."""
    yield "空.pdf", b"", "这个文件是空的"
    yield "说明.pdf", "不是 PDF".encode(), "只能上传 PDF、JPG、PNG 或 OFD 文件"
    yield "程序.exe", b"MZ" + bytes(200), "只能上传 PDF、JPG、PNG 或 OFD 文件"
    yield "图片.pdf", PNG + bytes(100), "文件名的后缀和内容不一致"
    yield "半个.pdf", document()[:200], "文件不完整，打不开"
    yield "脚本.pdf", SCRIPTED, "文件里带有脚本或附件"
    yield "大.pdf", document() + bytes(20 * MEBIBYTE), "文件超过 20 MB"


def test_a_file_far_too_large_is_answered_with_a_page(
    site: Site, case: str, visitors: Visitors, tmp_path: Path
) -> None:
    large = tmp_path / "扫描件.pdf"
    large.write_bytes(document() + bytes(40 * MEBIBYTE))
    applicant = visitors.person("shenqing")
    applicant.go(f"/my/{case}/materials/{MATERIAL}/")
    applicant.page.get_by_label("选择文件").set_input_files(large)

    applicant.press("上传", status=413)

    applicant.sees("上传的文件太大", "没有保存")
    applicant.follow("返回上一页")
    applicant.sees("不超过 20 MB")
    assert _kept(site, case) == 0


def test_a_hostile_name_is_only_a_name(site: Site, case: str, visitors: Visitors) -> None:
    applicant = visitors.person("shenqing")

    _send(applicant, case, NAME, document())
    applicant.press("上传")

    applicant.sees("已上传")
    assert _kept(site, case) == 1
    ((name,),) = site.query(
        "SELECT facts->>'file_name' FROM record_event"
        " WHERE stream = %s AND type = 'MaterialAttached'",
        case,
    )
    assert not set(name) & set('<>"/\\')


def _send(applicant: Visitor, case: str, name: str, content: bytes) -> None:
    """Choose a file for the material."""
    applicant.go(f"/my/{case}/materials/{MATERIAL}/")
    applicant.attach("选择文件", name, content)


def _kept(site: Site, case: str) -> int:
    """Count the files in the case's record."""
    rows = site.query("SELECT type FROM record_event WHERE stream = %s", case)
    return [name for (name,) in rows].count("MaterialAttached")
