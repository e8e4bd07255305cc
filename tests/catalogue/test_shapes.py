"""A reader asks what the shape of its file declares, all of it and nothing else."""

from pathlib import Path

import pytest
import yaml
from yaml.nodes import MappingNode, SequenceNode

from xuke.catalogue.keys import Refusals, Undeclared, is_switch
from xuke.catalogue.loading import DATA
from xuke.catalogue.nodes import Table, opened
from xuke.catalogue.shape import Flag, Integer, Shape, Text, Variants

SHAPE = Shape({"name": Text(), "beds": Integer(optional=True)})


def written(folder: Path, text: str, shape: Shape | Variants = SHAPE) -> Table:
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    table = opened(path, Refusals(folder), shape)
    assert table is not None
    return table


def test_a_key_that_the_shape_lacks_cannot_be_asked_for(tmp_path: Path) -> None:
    table = written(tmp_path, "name: a\n")

    with pytest.raises(Undeclared):
        table.text("colour")


def test_a_key_cannot_be_read_as_what_it_is_not(tmp_path: Path) -> None:
    table = written(tmp_path, "name: a\nbeds: 3\n")

    with pytest.raises(Undeclared):
        table.flag("beds")


def test_a_declared_key_must_be_asked_for(tmp_path: Path) -> None:
    table = written(tmp_path, "name: a\n")
    table.text("name")

    with pytest.raises(Undeclared, match="beds"):
        table.close()


def test_only_a_mapping_with_free_keys_gives_them_one_by_one(tmp_path: Path) -> None:
    table = written(tmp_path, "name: a\n")

    with pytest.raises(Undeclared):
        list(table.pairs())


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        pytest.param("kind: bed\nbeds: 3\n", [], id="its own key"),
        pytest.param("kind: bed\nopen: true\n", ["missing", "unknown-key"], id="another's key"),
        pytest.param("kind: door\nopen: true\n", [], id="the other kind"),
        pytest.param("open: true\n", ["missing"], id="no kind"),
    ],
)
def test_the_keys_of_a_variant_depend_on_its_kind(
    tmp_path: Path, text: str, reasons: list[str]
) -> None:
    beds = Shape({"kind": Text(), "beds": Integer()})
    doors = Shape({"kind": Text(), "open": Flag()})
    table = written(tmp_path, text, Variants("kind", ((frozenset({"bed"}), beds),), doors))

    table.text("kind")
    if table.shape is beds:
        table.integer("beds")
    else:
        table.flag("open")
    table.close()

    assert [one.reason_code for one in table.refusals.found] == reasons


@pytest.mark.parametrize("key", ["on", "OFF", "Yes", "no", "true", "null"])
def test_a_key_that_others_read_as_true_or_false_is_refused(tmp_path: Path, key: str) -> None:
    table = written(tmp_path, f"name: a\n{key}: 1\n", Shape({"name": Text()}))

    problem = table.refusals.found[0]

    assert (problem.reason_code, problem.line, problem.field) == ("switch-key", 2, key)
    assert str(problem).startswith(f"{tmp_path.name}/file.yaml 第 2 行 {key}")


def test_a_quoted_key_is_a_word_to_everybody(tmp_path: Path) -> None:
    table = written(tmp_path, "name: a\n'on': 1\n")

    assert table.refusals.found == []


@pytest.mark.parametrize(
    "path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.relative_to(DATA).as_posix()
)
def test_no_data_file_has_a_key_that_others_read_as_true_or_false(path: Path) -> None:
    nodes = [yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)]
    found = []
    while nodes:
        node = nodes.pop()
        if isinstance(node, MappingNode):
            found += [key.value for key, _ in node.value if is_switch(key)]
            nodes += [value for _, value in node.value]
        elif isinstance(node, SequenceNode):
            nodes += node.value

    assert found == []
