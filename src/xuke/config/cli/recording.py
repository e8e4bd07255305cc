"""`xuke record`: is the record whole, and do the read models still say what it says?"""

import click

from xuke.config.cli.correcting import corrections_command
from xuke.config.cli.session import prepared, say


@click.group("record", help="核验或重建业务记录。")
def record_command() -> None:
    """Hold what can be done to the record: look, and derive again."""


record_command.add_command(corrections_command)


@record_command.command("verify", help="重新计算全部记录的校验链。")
def verify_command() -> None:
    """Recompute every chain, and compare the roll-ups with the rows; what differs is an error."""
    prepared()
    from xuke.casework.case.files import altered_files
    from xuke.figures.cubes.keeping import wrong_cells
    from xuke.record.verify import verify

    found = verify()
    say(f"已核验 {found.streams} 条记录流、{found.events} 个事件。")
    for fault in found.broken:
        say(f"校验不符：记录流 {fault.stream.id} 第 {fault.version} 个事件 {fault.type}")
    altered = altered_files()
    for digest in altered:
        say(f"文件内容与登记的摘要不符：{digest}")
    if found.broken or altered:
        raise click.ClickException("记录曾被改动。请保留现场，从备份比对后再继续使用。")
    wrong = wrong_cells()
    if wrong:
        raise click.ClickException(
            f"记录完整，但统计汇总有 {wrong} 格与办件不符。请运行 xuke record rebuild 重新汇总。"
        )
    click.echo("记录完整。")


@record_command.command("rebuild", help="由事件重建全部查询数据。")
def rebuild_command() -> None:
    """Derive every read model again."""
    prepared()
    from xuke.casework.stream.rebuild import rebuild

    click.echo(f"重建完成，共 {rebuild()} 条记录流。")
