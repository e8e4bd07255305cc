"""docs/how-to/add-an-item.md, followed to the letter: its files load, and hold what it promises."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.catalogue.kit.test_schema import validator

from xuke.catalogue import check, load
from xuke.catalogue.item_shape import ITEM
from xuke.catalogue.kit.checking import problems
from xuke.catalogue.kit.content import Content, parsed, read
from xuke.catalogue.kit.difference import shape_of
from xuke.catalogue.kit.kinds import KINDS
from xuke.catalogue.loading import DATA
from xuke.catalogue.shape import Inner, Keyed, Listed, Shape, Value, Variants

ROOT = DATA.parent
PAGE = (ROOT / "docs" / "how-to" / "add-an-item.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
SLUG = "example-permit"
RUN = f"""
from tests.law.test_cases import tell
from xuke.catalogue.kit.examples import examples, failures
cases = list(examples(slug="{SLUG}"))
print(len(cases), *(f"{{one.example.name}}: {{one.detail}}" for one in failures(cases, tell)))
"""


def follow(data: Path) -> None:
    """Write what the page says where it says."""
    *item, examples, offer = BLOCKS
    folder = data / "items" / SLUG
    (folder / "examples").mkdir(parents=True)
    (folder / "item.yaml").write_text("".join(item), encoding="utf-8")
    (folder / "examples" / "special.yaml").write_text(examples, encoding="utf-8")
    with (data / "authorities" / "310105-wjw.yaml").open("a", encoding="utf-8") as file:
        file.write(offer)


@pytest.fixture
def followed(folder: Path) -> Path:
    follow(folder)
    return folder


def test_the_item_loads_and_is_offered(followed: Path) -> None:
    assert check(followed) == []
    catalogue = load(followed)

    assert catalogue.items[SLUG].definition.version == "2026-01-01"
    assert catalogue.authorities["310105-wjw"].offers[-1].item.slug == SLUG


@pytest.mark.parametrize(
    ("kind", "file"), [("item", "item.yaml"), ("law-case", "examples/special.yaml")]
)
def test_its_files_fit_their_schemas(followed: Path, kind: str, file: str) -> None:
    path = followed / "items" / SLUG / file

    assert problems(path, KINDS[kind], followed) == []
    assert validator(kind).is_valid(read(path))


def test_the_page_names_every_key_that_an_item_can_have() -> None:
    *item, _examples, _offer = BLOCKS
    written = set(used(Inner(ITEM), parsed("".join(item))))

    missing = set(declared(Inner(ITEM))) - written
    assert {one for one in missing if not one.endswith(".basis")} == set()


def declared(value: Value, parent: str = "item") -> Iterator[str]:
    """Yield every key that the shape declares, with the key above it."""
    if isinstance(value, Listed | Keyed):
        yield from declared(value.of, parent)
    if not isinstance(value, Inner):
        return
    for one in shapes_of(value.shape):
        for key, inner in one.keys.items():
            yield f"{parent}.{key}"
            yield from declared(inner, key)


def shapes_of(shape: Shape | Variants) -> list[Shape]:
    if isinstance(shape, Shape):
        return [shape]
    return [shape.otherwise, *(one for _, one in shape.shapes)]


def used(value: Value, content: Content, parent: str = "item") -> Iterator[str]:
    """Yield every key that the content has, with the key above it."""
    match value, content:
        case Listed(of=of), list():
            for one in content:
                yield from used(of, one, parent)
        case Keyed(of=of), dict():
            for one in content.values():
                yield from used(of, one, parent)
        case Inner(shape=shape), dict():
            yield from keys_of(shape_of(shape, content).keys, content, parent)
        case _:
            return


def keys_of(
    keys: Mapping[str, Value], content: Mapping[str, Content], parent: str
) -> Iterator[str]:
    for key, inner in keys.items():
        if key in content:
            yield f"{parent}.{key}"
            yield from used(inner, content[key], key)


@pytest.mark.slow
def test_its_examples_hold(tmp_path: Path) -> None:
    """In a copy of the work tree, for the catalogue that comes with it is the one in force."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copytree(DATA, tmp_path / "data")
    for part in ("law", "kernel"):
        shutil.copytree(ROOT / "tests" / part, tmp_path / "tests" / part)
    follow(tmp_path / "data")

    ran = subprocess.run(
        [sys.executable, "-c", RUN],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path / 'src'}:{tmp_path}"},
        timeout=120,
    )

    assert (ran.returncode, ran.stdout) == (0, "3\n"), ran.stderr
