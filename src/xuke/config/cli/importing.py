"""`xuke import`: an authority's past year."""

from pathlib import Path

import click

from xuke.config.cli.licences import opened_words
from xuke.config.cli.progress import shown
from xuke.config.cli.session import prepared

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.group("import", help="导入以往年度的数据：全部成功，或一行不入。")
def import_command() -> None:
    """Hold what can be imported."""


@import_command.command("cases", help="导入办件（CSV,UTF-8）。")
@click.argument("file", type=_FILE)
@click.option("--authority", required=True, help="实施机关代码，如 310105-wjw")
@click.option("--dry-run", is_flag=True, help="只检查，不写入")
def cases_command(file: Path, authority: str, *, dry_run: bool) -> None:
    """Import closed and open cases."""
    prepared()
    from xuke.rooms.imports import import_cases

    with shown("导入办件") as progress:
        outcome = import_cases(file, authority, dry_run=dry_run, progress=progress)
    click.echo(outcome)
    if not dry_run:
        click.echo(opened_words(authority))


@import_command.command("supervision", help="导入监管与救济数据（CSV,UTF-8）。")
@click.argument("file", type=_FILE)
@click.option("--authority", required=True, help="实施机关代码，如 310105-wjw")
@click.option("--dry-run", is_flag=True, help="只检查，不写入")
def supervision_command(file: Path, authority: str, *, dry_run: bool) -> None:
    """Import inspections, complaints, penalties and remedies."""
    prepared()
    from xuke.rooms.imports import import_supervision

    with shown("导入监管数据") as progress:
        outcome = import_supervision(file, authority, dry_run=dry_run, progress=progress)
    click.echo(outcome)
