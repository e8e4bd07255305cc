"""`xuke schema` and `xuke definition`: what may stand in a data file, and what stands in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from xuke.config.cli.session import say

if TYPE_CHECKING:
    from xuke.catalogue.kit.content import Content
    from xuke.catalogue.kit.kind import Kind

_ITEM: Final = "item.yaml"


@click.command("schema", help="数据文件的 JSON Schema，供编辑器补全和检查。")
@click.argument("kind", metavar="KIND", required=False)
@click.option("--list", "is_list", is_flag=True, help="列出数据文件的种类和位置")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件")
def schema_command(*, kind: str | None, is_list: bool, output: Path | None) -> None:
    """Print the schema of a kind of data file, or list the kinds."""
    if is_list:
        click.echo("\n".join(_kinds()))
        return
    if kind is None:
        raise click.ClickException("请写明数据文件的种类；可用的种类见 xuke schema --list。")
    _write(schema_text(kind), output)


def schema_text(name: str) -> str:
    """Return the schema of this kind of file, as the committed files have it."""
    from xuke.catalogue.kit.kinds import KINDS
    from xuke.catalogue.kit.schema import schema_of
    from xuke.web.words.definition_keys import meaning

    if name not in KINDS:
        raise click.ClickException(f"没有“{name}”这种数据文件。可用的种类：{'、'.join(KINDS)}。")
    schema = schema_of(name, KINDS[name].root, meaning)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _kinds() -> list[str]:
    """Return a line a kind: its name, what it is, where its files lie."""
    from xuke.catalogue.kit.kinds import KINDS
    from xuke.web.words import definitions

    return [
        f"{kind.name:<12}{definitions.KINDS[kind.name]}：data/{'，data/'.join(kind.places)}"
        for kind in KINDS.values()
    ]


@click.group("definition", help="数据文件：检查一个文件，比较两个版本，输出一个版本。")
def definition_command() -> None:
    """Hold what can be done with a definition."""


@definition_command.command("check", help="检查一个数据文件或者一个许可事项，列出全部问题。")
@click.argument("name", metavar="FILE|ITEM")
def check_command(*, name: str) -> None:
    """Read the file as the catalogue would, an item's examples too, and say all that is wrong."""
    from xuke.catalogue.kit.checking import problems

    path = _path(name)
    kind, content = _read(path)
    found = [
        one for file, its_kind in _with_examples(path, kind) for one in problems(file, its_kind)
    ]
    for problem in found:
        click.echo(str(problem))
    if found:
        raise click.ClickException(f"{path} 有 {len(found)} 处问题。")
    click.echo(f"{path}：没有问题。")
    _say_version(kind, content)


def _with_examples(path: Path, kind: "Kind") -> "Iterator[tuple[Path, Kind]]":
    """Yield the file, and the examples that lie beside an item, each with its kind."""
    from xuke.catalogue.kit.kinds import KINDS

    yield path, kind
    if kind.name == "item":
        for one in sorted(path.parent.glob("examples/*.yaml")):
            yield one, KINDS["law-case"]


def _say_version(kind: "Kind", content: "Content") -> None:
    """Say which version an item's file is."""
    from xuke.catalogue.kit.items import definition_of_item

    if kind.name == "item":
        definition = definition_of_item(content)
        say(f"版本 {definition.version}，指纹 {definition.digest}")


@definition_command.command("diff", help="逐条列出两个版本的差别，以及对办件的影响。")
@click.argument("before", metavar="OLD")
@click.argument("after", metavar="NEW")
def diff_command(*, before: str, after: str) -> None:
    """Print every change between two files of one kind."""
    from xuke.catalogue.kit.difference import differences
    from xuke.catalogue.kit.items import written_out
    from xuke.web.words import definitions

    (kind, old), (other, new) = _read(_path(before)), _read(_path(after))
    if kind is not other:
        names = definitions.KINDS[kind.name], definitions.KINDS[other.name]
        raise click.ClickException(f"两个文件不是同一种：{names[0]}，{names[1]}。")
    changes = differences(written_out(old), written_out(new), kind.root)
    for change in changes:
        click.echo(definitions.sentence(change))
    if not changes:
        click.echo("内容相同。")
    for effect in dict.fromkeys(change.effect for change in changes):
        say(f"{definitions.EFFECTS[effect]}：{definitions.MEANINGS[effect]}")


@definition_command.command("export", help="输出一个数据文件，许可事项连同它引用的共用表单。")
@click.argument("name", metavar="FILE|ITEM")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件")
def export_command(*, name: str, output: Path | None) -> None:
    """Print the file as its reader takes it: an item with the shared sections written out."""
    from xuke.catalogue.kit.export import exported
    from xuke.catalogue.kit.items import written_out

    _kind, content = _read(_path(name))
    _write(exported(written_out(content)), output)


def _path(name: str) -> Path:
    """Return the file that is named, by its path or as a licence item."""
    from xuke.catalogue.loading import DATA

    path, item = Path(name), DATA / "items" / name / _ITEM
    if path.is_file():
        return path
    if item.is_file():
        return item
    raise click.ClickException(f"没有文件 {name}，也没有这个许可事项。")


def _read(path: Path) -> "tuple[Kind, Content]":
    """Return the kind of the file, and what it says."""
    import yaml

    from xuke.catalogue.kit.content import read
    from xuke.catalogue.kit.recognising import kind_of

    try:
        content = read(path)
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path} 读不出来，请检查是否为 UTF-8 编码。") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 1} 行" if mark else ""
        raise click.ClickException(f"{path} {line}不是正确的 YAML。") from error
    kind = kind_of(content)
    if kind is None:
        raise click.ClickException(f"{path} 不是已知种类的数据文件。种类见 xuke schema --list。")
    return kind, content


def _write(text: str, output: Path | None) -> None:
    """Put the text where it was asked for."""
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"无法写入 {output}：{error.strerror or error}。") from error
    say(f"已写入 {output}。")
