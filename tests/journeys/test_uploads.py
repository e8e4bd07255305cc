"""Files that cannot be taken: each is answered in words, and leaves nothing behind."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.gateways import making
from tests.journeys.cases import REQUIRED, document, done, opening
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, Visitors

pytestmark = pytest.mark.journey
MATERIAL = REQUIRED[0]
KIBIBYTE = 1024
MEBIBYTE = 1024 * 1024
SCRIPTED = document().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript >>")
PHOTOGRAPH = making.saved("JPEG", exif=making.exif(orientation=6, place=True))
HEIC = making.saved("HEIF")
NAME = "平面图\"><script>alert('坏')</script>.pdf"


@pytest.fixture
def case(site: Site) -> str:
    """Return a draft without files."""
    return str(done(site.program("shenqing"), "/api/applications", opening())["case"])


def test_a_file_that_cannot_be_taken_is_refused_in_words(
    site: Site, case: str, visitors: Visitors
) -> None:
    # Without scripts: what the browser would say before sending is said by the server too.
    applicant = visitors.person("shenqing", scripts=False)

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
    yield "说明.pdf", "不是 PDF".encode(), "只能上传 PDF、OFD 或图片文件"
    yield "程序.exe", b"MZ" + bytes(200), "只能上传 PDF、OFD 或图片文件"
    yield "半个.pdf", document()[:200], "文件不完整或已损坏"
    yield "半张.jpg", PHOTOGRAPH[: len(PHOTOGRAPH) // 2], "文件不完整或已损坏"
    yield "脚本.pdf", SCRIPTED, "文件里带有脚本"
    yield "加密.pdf", making.locked(user="geheim"), "打开这个文件要密码"
    yield "大.pdf", document() + bytes(20 * MEBIBYTE), "文件超过 20 MB"


def test_a_file_far_too_large_is_answered_with_a_page(
    site: Site, case: str, visitors: Visitors, tmp_path: Path
) -> None:
    large = tmp_path / "扫描件.pdf"
    large.write_bytes(document() + bytes(45 * MEBIBYTE))
    applicant = visitors.person("shenqing", scripts=False)
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


def test_several_photographs_are_handed_in_at_once_and_one_taken_away(
    site: Site, case: str, visitors: Visitors
) -> None:
    applicant = visitors.person("shenqing")

    _choose(
        applicant, case, ("门面.jpg", PHOTOGRAPH), ("吧台.HEIC", HEIC), ("平面图.pdf", document())
    )
    applicant.press("上传")
    applicant.sees("已上传", "门面.jpg", "吧台.heic", "平面图.pdf")
    applicant.go(f"/my/{case}/materials/{MATERIAL}/")
    applicant.sees("已有 3 个文件", "原件保留")
    applicant.page.get_by_role("button", name=re.compile(r"删除\s*吧台")).click()

    applicant.sees("已删除：吧台.heic", "已有 2 个文件")
    done(site.program("shenqing"), f"/api/applications/{case}/submission", {})
    clerk = visitors.person("chuangkou")
    clerk.go(f"/desk/case/{case}/materials/")
    words = clerk.main.inner_text()
    assert words.index("门面.jpg") < words.index("平面图.pdf")
    assert "吧台" not in words


def test_a_browser_tells_what_is_too_much_before_it_sends(
    site: Site, case: str, visitors: Visitors
) -> None:
    applicant = visitors.person("shenqing")

    small = document() + bytes(30 * KIBIBYTE - len(document()))
    _choose(applicant, case, ("大.pdf", document() + bytes(20 * MEBIBYTE)), ("小.pdf", small))
    applicant.sees("大.pdf · 20.0 MB · 超过 20 MB", "小.pdf · 30.0 KB")
    applicant.page.get_by_role("button", name="上传", exact=True).click()
    applicant.page.wait_for_timeout(300)

    applicant.sees("大.pdf · 20.0 MB · 超过 20 MB")
    assert _kept(site, case) == 0


def _choose(applicant: Visitor, case: str, *files: tuple[str, bytes]) -> None:
    """Choose several files for the material."""
    applicant.go(f"/my/{case}/materials/{MATERIAL}/")
    chosen = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        for name, content in files
    ]
    applicant.page.get_by_label("选择文件").set_input_files(chosen)  # type: ignore[arg-type]


def _send(applicant: Visitor, case: str, name: str, content: bytes) -> None:
    """Choose a file for the material."""
    applicant.go(f"/my/{case}/materials/{MATERIAL}/")
    applicant.attach("选择文件", name, content)


def _kept(site: Site, case: str) -> int:
    """Count the files in the case's record."""
    rows = site.query("SELECT type FROM record_event WHERE stream = %s", case)
    return [name for (name,) in rows].count("MaterialAttached")
