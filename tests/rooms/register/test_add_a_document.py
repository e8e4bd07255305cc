"""docs/how-to/add-a-document.md, followed to the letter."""

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pypdf
import pytest
from django.urls import reverse
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, annulled, done, held, state_of

from xuke.web.documents import registry

ROOT = Path(__file__).parents[3]
HOW_TO = ROOT / "docs" / "how-to" / "add-a-document.md"
PLACE = "xuke/rooms/register/place.py"
NAMED = re.compile(rf"^`src/{PLACE}`, .*\n\n```python\n(\S.*\n)\n( .*)\n```$", re.MULTILINE)
FILE = re.compile(r"^`src/(\S+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GROUND = "许可已被撤销、撤回或者吊销"


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the files that the page shows, each under its name, and open the room's place."""
    monkeypatch.setattr(
        registry, "_registered", {(one.kind, one.slug): one for one in registry.registered()}
    )
    page = HOW_TO.read_text(encoding="utf-8")
    for name, text in [*FILE.findall(page), (PLACE, placed(page))]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    room = tmp_path / "xuke/rooms/register"
    declared = loaded("xuke.rooms.register.deregistration", room / "deregistration.py")
    monkeypatch.setitem(sys.modules, declared.__name__, declared)
    for document in loaded("place", tmp_path / PLACE).PLACE.documents:
        if document not in registry.registered():
            registry.register(document)


def placed(page: str) -> str:
    """Return the room's place with the import and the line that the page shows."""
    ((line, documents),) = NAMED.findall(page)
    place = (ROOT / "src" / PLACE).read_text(encoding="utf-8")
    text, changed = re.subn(r"^    documents=.*$", documents, place, flags=re.MULTILINE)
    assert changed == 1
    return f"{line}{text}"


def loaded(name: str, path: Path) -> ModuleType:
    """Return the module of this file, once it has run."""
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def deregister(office: Office) -> str:
    """Strike an annulled licence, and return the address of its notice."""
    stream = annulled(office)
    done(office, "clerk", stream, "deregister", ground="ended", reason=REASON)
    return reverse("register:licence-document", args=[stream, "deregistration-notice"])


def words(content: bytes) -> str:
    """Return a document's words without the spaces of justification."""
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_the_document_is_listed_on_the_page_of_its_licence(office: Office, followed: None) -> None:
    address = deregister(office)
    stream = address.split("/")[3]

    shown = text_of(office.client("clerk").get(reverse("register:licence", args=[stream])))

    assert address in shown
    assert "行政许可注销通知书" in shown


def test_the_document_is_printed_from_the_record(office: Office, followed: None) -> None:
    answer = office.client("clerk").get(deregister(office))

    assert answer["Content-Type"] == "application/pdf"
    printed = words(answer.content)
    assert f"注销情形{GROUND}" in printed
    assert "《中华人民共和国行政许可法》第七十条第四项" in printed


def test_the_document_is_seen_before_the_act_is_signed(office: Office, followed: None) -> None:
    stream = annulled(office)
    address = reverse("register:licence-act", args=[stream, "deregister"])
    told = {"ground": "ended", "reason": REASON, "version": str(state_of(stream).version)}

    preview = office.client("clerk").post(address, told | {"stage": "preview"})
    printed = office.client("clerk").post(address, told | {"stage": "document"})

    assert "《行政许可注销通知书》预览，第 1 页" in text_of(preview)
    assert GROUND in words(printed.content)
    assert state_of(stream).deregistered is None


def test_there_is_no_document_before_its_act(office: Office, followed: None) -> None:
    stream = held(office)
    address = reverse("register:licence-document", args=[stream, "deregistration-notice"])

    assert office.client("clerk").get(address).status_code == 404


def test_a_stranger_finds_no_document(office: Office, followed: None) -> None:
    assert office.client("stranger").get(deregister(office)).status_code == 404
