"""`xuke report`: each report that is declared, of an authority and a period."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from xuke.config.cli.drafting import draft_command, list_command
from xuke.config.cli.session import prepared, say

if TYPE_CHECKING:
    from xuke.figures.reports import Definition

_MONTH: Final = click.IntRange(1, 12)
_YEAR: Final = click.IntRange(2000, 2100)
_COMMON: Final = click.Choice(["text", "json", "csv", "xlsx"])


class Reports(click.Group):
    """The reports by slug; those beside the yearly table are known once the product is loaded."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a report; whether there is such a report, it finds out itself."""
        return super().get_command(ctx, cmd_name) or _command(cmd_name, "统计报表。", click.STRING)


@click.group("report", cls=Reports, help="生成统计报表。")
def report_command() -> None:
    """Hold the reports."""


def _command(slug: str, words: str, shapes: "click.ParamType[str]") -> click.Command:
    """Return the command that makes the report of this slug."""

    @click.command(slug, help=words)
    @click.option("--authority", required=True, help="实施机关代码，如 310105-wjw")
    @click.option("--year", type=_YEAR, required=True, help="年度")
    @click.option("--from-month", type=_MONTH, default=1, show_default=True, help="起始月")
    @click.option("--to-month", type=_MONTH, default=12, show_default=True, help="截止月")
    @click.option("--format", "shape", type=shapes, default="text")
    @click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件")
    def command(
        *,
        authority: str,
        year: int,
        from_month: int,
        to_month: int,
        shape: str,
        output: Path | None,
    ) -> None:
        """Print the report, or write it to a file."""
        if to_month < from_month:
            raise click.ClickException(f"截止月 {to_month} 早于起始月 {from_month}。")
        if shape == "xlsx" and output is None and sys.stdout.isatty():
            raise click.ClickException("XLSX 不能显示在终端，请用 --output 指定文件。")
        _write(_made(slug, shape)(authority, year, from_month, to_month), output)

    return command


report_command.add_command(list_command)
report_command.add_command(draft_command)
report_command.add_command(_command("annual", "行政许可年度统计表（25 栏）。", _COMMON))


def _made(slug: str, shape: str) -> Callable[[str, int, int, int], str | bytes]:
    """Load the product and return what makes the report in this form."""
    prepared()
    from xuke.figures import rendering
    from xuke.figures.assembly import make
    from xuke.web import clock

    definition = _definition(slug)
    shapes = rendering.renderers(definition)
    if shape not in shapes:
        raise click.UsageError(f"没有格式 {shape}，可用的格式：{'、'.join(shapes)}。")
    return lambda authority, year, first, last: rendering.render(
        make(definition, authority, year, first, last, today=clock.today()), shape
    )


def _definition(slug: str) -> "Definition":
    """Return the report of this slug."""
    from xuke.figures.reports import REGISTERED

    if slug not in REGISTERED:
        raise click.UsageError(f"没有报表 {slug}，可用的报表：{'、'.join(REGISTERED)}。")
    return REGISTERED[slug]


def _write(made: str | bytes, output: Path | None) -> None:
    """Put the report where it was asked for."""
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
