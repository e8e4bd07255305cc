"""`xuke report`: the year's table."""

import sys
from pathlib import Path
from typing import Final

import click

from xuke.config.cli.session import prepared, say

_MONTH: Final = click.IntRange(1, 12)
_YEAR: Final = click.IntRange(2000, 2100)


@click.group("report", help="生成统计报表。")
def report_command() -> None:
    """Hold the reports."""


@report_command.command("annual", help="行政许可年度统计表（25 栏）。")
@click.option("--authority", required=True, help="实施机关代码，如 310105-wjw")
@click.option("--year", type=_YEAR, required=True, help="年度")
@click.option("--from-month", type=_MONTH, default=1, show_default=True, help="起始月")
@click.option("--to-month", type=_MONTH, default=12, show_default=True, help="截止月")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "csv", "xlsx"]), default="text"
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件")
def annual_command(
    *,
    authority: str,
    year: int,
    from_month: int,
    to_month: int,
    shape: str,
    output: Path | None,
) -> None:
    """Print the table, or write it to a file."""
    if to_month < from_month:
        raise click.ClickException(f"截止月 {to_month} 早于起始月 {from_month}。")
    if shape == "xlsx" and output is None and sys.stdout.isatty():
        raise click.ClickException("XLSX 不能显示在终端，请用 --output 指定文件。")
    prepared()
    from xuke.figures import annual as reporting
    from xuke.web import clock

    report = reporting.annual(authority, year, from_month, to_month, today=clock.today())
    _write(reporting.render(report, shape), output)


def _write(made: str | bytes, output: Path | None) -> None:
    """Put the table where it was asked for."""
    content = made.encode() if isinstance(made, str) else made
    if output is None:
        click.echo(made, nl=isinstance(made, str) and not made.endswith("\n"))
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"无法写入 {output}：{_why(error)}。") from error
    say(f"已写入 {output}。")


def _why(error: OSError) -> str:
    """Say why a file cannot be written."""
    match error:
        case FileNotFoundError():
            return "文件夹不存在"
        case PermissionError():
            return "没有写入权限"
        case _:
            return error.strerror or str(error)
