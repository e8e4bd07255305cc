"""`xuke import`: an authority's past year."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from xuke.config.cli.licences import opened_words
from xuke.config.cli.progress import shown
from xuke.config.cli.session import prepared

_FILE: Final = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_KINDS: Final = "CSV（UTF-8、GBK、UTF-16）、XLSX 或者 XLS"


@click.group("import", help="导入以往年度的数据：全部成功，或一行不入。")
def import_command() -> None:
    """Hold what can be imported."""


def _asked(command: Callable[..., None]) -> Callable[..., None]:
    """Add what every import can be told."""
    for option in (
        click.option("--authority", required=True, help="实施机关代码，如 310105-wjw"),
        click.option("--dry-run", is_flag=True, help="只检查，不写入；说明文件是怎样读的"),
        click.option("--sheet", default="", help="读 XLSX/XLS 的哪一张工作表"),
        click.option("--ignore-column", "ignored", multiple=True, help="不读入这一列；可写多次"),
        click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text"),
    ):
        command = option(command)
    return command


@import_command.command("cases", help=f"导入办件（{_KINDS}）。")
@click.argument("file", type=_FILE)
@click.option("--no-licences", is_flag=True, help="不把导入的证照登入证照台账")
@_asked
def cases_command(file: Path, *, no_licences: bool, authority: str, **how: Any) -> None:  # noqa: ANN401
    """Import closed and open cases, and open the licences that they name."""
    prepared()
    from xuke.rooms.imports import import_cases

    with _refused_as(how["shape"]), shown("导入办件") as progress:
        outcome = import_cases(file, authority, progress=progress, **_choice(how))
    opens = bool(outcome.certificates) and not no_licences
    if how["shape"] == "json":
        told = opened_words(authority) if opens and not how["dry_run"] else None
        _echo(outcome.as_json() | {"opens_licences": opens, "licences": told})
        return
    click.echo(outcome)
    if how["dry_run"] and outcome.certificates:
        click.echo(_ledger_words(outcome.certificates, opens=opens))
    elif not how["dry_run"] and not no_licences:
        click.echo(opened_words(authority))


@import_command.command("supervision", help=f"导入监管与救济数据（{_KINDS}）。")
@click.argument("file", type=_FILE)
@_asked
def supervision_command(file: Path, *, authority: str, **how: Any) -> None:  # noqa: ANN401
    """Import inspections, complaints, penalties and remedies."""
    _imported("import_supervision", "导入监管数据", file, authority, how)


@import_command.command("facts", help=f"导入填报的指标数据（{_KINDS}）。")
@click.argument("file", type=_FILE)
@_asked
def facts_command(file: Path, *, authority: str, **how: Any) -> None:  # noqa: ANN401
    """Import what the authority states of indicators, with its evidence."""
    _imported("import_facts", "导入填报数据", file, authority, how)


def _imported(name: str, words: str, file: Path, authority: str, how: dict[str, Any]) -> None:
    """Import a file of whose rows nothing else follows, and say what came of it."""
    prepared()
    from xuke.rooms import imports

    with _refused_as(how["shape"]), shown(words) as progress:
        outcome = getattr(imports, name)(file, authority, progress=progress, **_choice(how))
    _echo(outcome.as_json()) if how["shape"] == "json" else click.echo(outcome)


def _choice(how: dict[str, Any]) -> dict[str, Any]:
    """Return what was said of the file and of writing it."""
    from xuke.rooms.imports import Choice

    choice = Choice(sheet=how["sheet"], ignored=frozenset(how["ignored"]))
    return {"dry_run": how["dry_run"], "choice": choice}


@contextmanager
def _refused_as(shape: str) -> Iterator[None]:
    """Tell a refusal to a program as it asked for it; to people it is told as any other."""
    from xuke.rooms.imports import ImportRefused

    try:
        yield
    except ImportRefused as error:
        if shape == "text":
            raise
        _echo(error.as_json())
        raise click.exceptions.Exit(1) from error


def _echo(told: dict[str, Any]) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _ledger_words(certificates: int, *, opens: bool) -> str:
    """Say what will become of the certificates that rows name."""
    told = f"{certificates} 行有证照编号"
    if not opens:
        return f"{told}：按要求不登入证照台账。"
    return f"{told}：导入后登入证照台账，期限、提醒、查询从此包括它们（--no-licences 不登入）。"
