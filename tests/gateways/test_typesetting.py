import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import zlib
from datetime import date
from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings, strategies as st
from tests.gateways.forms import FORMS

from xuke.gateways.forms import WrongFacts
from xuke.gateways.legible import NotAFact, TooLong
from xuke.gateways.typesetting import CompilerInherited, drawings, preview, typeset

Facts = dict[str, dict[str, object]]


def _read(pdf: bytes) -> str:
    """Return the words of all pages without the spaces of justification and line ends."""
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("document", sorted(FORMS))
def test_every_document_says_who_it_is_for(document: str, facts: Facts) -> None:
    words = _read(typeset(FORMS[document], facts[document]))

    assert "长宁区卫生健康委员会" in words
    assert "示例" in words


@pytest.mark.parametrize("document", sorted(FORMS))
def test_equal_facts_give_equal_bytes(document: str, facts: Facts) -> None:
    assert typeset(FORMS[document], facts[document]) == typeset(
        FORMS[document], dict(facts[document])
    )


_ELSEWHERE = """
import hashlib, json, sys
import django
django.setup()
from xuke.gateways.typesetting import typeset
from xuke.rooms.register.certificate import CERTIFICATE
print(hashlib.sha256(typeset(CERTIFICATE.form, json.load(sys.stdin))).hexdigest())
"""


def test_another_process_gives_the_same_bytes(facts: Facts) -> None:
    here = hashlib.sha256(typeset(FORMS["certificate"], facts["certificate"])).hexdigest()

    there = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        input=json.dumps(facts["certificate"]),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert there.stdout.strip() == here


def test_days_are_printed_the_chinese_way(facts: Facts) -> None:
    words = _read(typeset(FORMS["certificate"], facts["certificate"] | {"on": date(2026, 1, 20)}))

    assert "2026年1月20日至2030年1月19日" in words


def test_every_sealed_document_says_that_it_is_a_specimen(facts: Facts) -> None:
    for document in FORMS.keys() - {"application", "application-form"}:
        assert "测试样章，不具有法律效力" in _read(typeset(FORMS[document], facts[document]))


def test_a_notice_prints_its_title_its_words_and_its_particulars(facts: Facts) -> None:
    words = _read(
        typeset(FORMS["extension-notice"], facts["extension-notice"] | {"provisional": True})
    )

    assert "延长办理期限通知书" in words
    assert "办理期限延长10个工作日。" in words
    assert "现办理期限届满日2026年2月25日" in words
    assert "以公布后的工作日为准" in words


def test_a_notice_without_words_is_not_printed(facts: Facts) -> None:
    with pytest.raises(WrongFacts, match="body"):
        typeset(FORMS["hearing-notice"], facts["hearing-notice"] | {"body": []})


def test_a_user_cannot_write_markup(facts: Facts) -> None:
    hostile = '#panic() $x$ *b* = <c> @d \\ #import "x" /* ` ${{}}'

    words = _read(typeset(FORMS["refusal"], facts["refusal"] | {"facts": hostile}))

    assert "".join(hostile.split()) in words


def test_a_character_that_no_font_has_is_named_in_a_note(facts: Facts) -> None:
    face = [{"label": "姓名", "value": "王\ue815"}]

    words = _read(typeset(FORMS["certificate"], facts["certificate"] | {"face": face}))

    assert "王〓" in words
    assert "U+E815" in words


def test_a_refusal_prints_where_it_can_be_challenged_online_and_else_says_nothing_of_it(
    facts: Facts,
) -> None:
    told = facts["refusal"]["remedies"]
    assert isinstance(told, dict)
    online = {**told, "online": "虚构复议平台 fuyi.example"}

    words = _read(typeset(FORMS["refusal"], facts["refusal"] | {"remedies": online}))

    assert "行政复议也可以网上申请：虚构复议平台" in words
    assert "网上申请" not in _read(typeset(FORMS["refusal"], facts["refusal"]))


def test_a_refusal_without_remedies_is_not_printed(facts: Facts) -> None:
    with pytest.raises(WrongFacts, match="remedies"):
        typeset(FORMS["refusal"], facts["refusal"] | {"remedies": {}})


def test_unknown_facts_are_refused(facts: Facts) -> None:
    with pytest.raises(WrongFacts, match="committed_due"):
        typeset(
            FORMS["acceptance-notice"], facts["acceptance-notice"] | {"committed_due": "2026-01-12"}
        )
    with pytest.raises(NotAFact):
        typeset(FORMS["grant"], facts["grant"] | {"content": b"bytes"})


def test_too_long_facts_are_refused_before_they_cost_time(facts: Facts) -> None:
    with pytest.raises(TooLong):
        typeset(FORMS["refusal"], facts["refusal"] | {"facts": "字" * 20_001})
    with pytest.raises(TooLong):
        typeset(FORMS["refusal"], facts["refusal"] | {"facts": ["字" * 20_000] * 6})
    with pytest.raises(TooLong):
        typeset(FORMS["certificate"], facts["certificate"] | {"verification_url": "h" * 3000})


def _rows(png: bytes) -> list[bytes]:
    """Return the pixel rows, four bytes a pixel, of a PNG as the compiler writes it."""
    width, _height = struct.unpack_from(">LL", png, 16)
    packed, place = b"", 8
    while place < len(png):
        length, kind = struct.unpack_from(">L4s", png, place)
        packed += png[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        place += length + 12
    raw, step = zlib.decompress(packed), 4 * width + 1
    rows = [bytes(step - 1)]
    for start in range(0, len(raw), step):
        rows.append(_unfiltered(raw[start], raw[start + 1 : start + step], rows[-1]))
    return rows[1:]


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    row = bytearray(4) + bytearray(len(line))
    up = bytes(4) + above
    for at, byte in enumerate(line, start=4):
        left, over, corner = row[at - 4], up[at], up[at - 4]
        nearest = min((left, over, corner), key=lambda one: abs(left + over - corner - one))
        guess = (0, left, over, (left + over) // 2, nearest)[kind]
        row[at] = (byte + guess) % 256
    return bytes(row[4:])


def _is_blank_at_the_edge(png: bytes, pixels: int) -> bool:
    """Tell whether a margin of so many pixels around the page is white."""
    rows = _rows(png)
    edge = rows[:pixels] + rows[-pixels:]
    edge += [row[: 4 * pixels] + row[-4 * pixels :] for row in rows]
    return all(set(row) == {255} for row in edge)


def test_forty_long_fields_run_over_pages_and_never_over_the_edge(facts: Facts) -> None:
    face = [{"label": f"第{n}项（说明）" * 3, "value": "A" * 90 + "内容" * n} for n in range(40)]

    long = facts["certificate"] | {"face": face, "title": "很长的" * 20}
    pages = preview(FORMS["certificate"], long, ppi=36)

    assert len(pages) > 1
    assert all(_is_blank_at_the_edge(page, pixels=12) for page in pages)
    assert "第39项" in _read(typeset(FORMS["certificate"], long))


def test_a_preview_has_a_picture_for_each_page(facts: Facts) -> None:
    pages = preview(FORMS["grant"], facts["grant"], ppi=40)

    assert [page[:4] for page in pages] == [b"\x89PNG"]


_DRAWN = {"svg", "g", "path", "use", "defs", "symbol", "image"}


@pytest.mark.parametrize("document", sorted(FORMS))
def test_a_drawing_carries_nothing_that_a_page_could_run(document: str, facts: Facts) -> None:
    words = "</svg><script>alert(1)</script><a href='javascript:x'>"
    hostile: dict[str, object] = {"number": words}

    pages = drawings(FORMS[document], facts[document] | hostile)

    for page in pages:
        assert set(re.findall(r"<(\w+)", page)) <= _DRAWN
        assert not re.search(r"\son\w+=|javascript|https?://(?!www\.w3\.org/)", page)
        assert set(re.findall(r'href="([^#]\w+:[\w/]*)', page)) <= {"data:image/svg"}


def test_a_child_of_a_process_that_has_typeset_is_told_so(facts: Facts) -> None:
    typeset(FORMS["grant"], facts["grant"])

    child = os.fork()
    if child == 0:
        try:
            typeset(FORMS["grant"], facts["grant"])
        except CompilerInherited:
            os._exit(7)
        os._exit(1)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(), max_size=300), label=st.text(st.characters(), max_size=40))
def test_no_text_breaks_a_document(text: str, label: str) -> None:
    facts = {
        "authority": "长宁区卫生健康委员会",
        "on": "2026-01-20",
        "item": f"x{text}",
        "applicant": f"x{text}",
        "sections": [{"title": label, "rows": [{"label": label, "value": text}]}],
    }

    assert typeset(FORMS["application"], facts).startswith(b"%PDF-")
