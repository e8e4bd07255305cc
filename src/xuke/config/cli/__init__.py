"""The command `xuke`; every part is imported only when it is asked for."""

import sys
from importlib import import_module
from typing import Final

import click

from xuke.config.cli.usage import in_chinese

COMMANDS: Final = {
    "run": ("serving", "启动全部服务，Ctrl-C 停止"),
    "up": ("serving", "启动数据库并建立数据表"),
    "down": ("serving", "停止服务和数据库"),
    "demo": ("serving", "载入演示年度数据"),
    "accounts": ("serving", "显示演示账号"),
    "import": ("importing", "导入以往年度的办件或监管数据"),
    "report": ("reporting", "生成统计报表"),
    "figure": ("figuring", "统计指标：列出、算出、打开"),
    "search": ("searching", "按日常说法查找许可事项"),
    "explain": ("explaining", "说明期限如何计算"),
    "act": ("acting", "以某个账号的身份办理一步程序，或列出能办什么"),
    "licence": ("licences", "证照：现状、期限、能办什么"),
    "work": ("acting", "现在就办当天的例行工作"),
    "record": ("recording", "核验或重建业务记录"),
    "calendar": ("calendars", "工作日历：已载入的年份，重新计算受影响的期限"),
    "rights": ("rights", "权限表：谁在什么阶段、依据什么办理哪一步"),
    "schema": ("definitions", "数据文件的 JSON Schema，供编辑器使用"),
    "definition": ("definitions", "检查一个数据文件，比较两个版本，输出一个版本"),
    "identify": ("identifying", "识别证件号码、姓名、电话：规范写法，哪里不对"),
    "file": ("files", "检查一个文件：能不能作为材料上传"),
    "clock": ("clocks", "时钟：培训时拨到另一天；确认系统时间"),
    "person": ("persons", "建立、停用、恢复账号，设置密码"),
    "office": ("offices", "本机关资料：已有什么，还缺什么，填写一项"),
    "token": ("tokens", "签发接口令牌"),
}


class Commands(click.Group):
    """The commands by name; a command's module is loaded when the command is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"xuke.config.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading any."""
        with formatter.section("命令"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])


@click.group(cls=Commands, help="xuke 许可：卫生健康行政许可管理平台。")
def commands() -> None:
    """Hold the commands."""


def main() -> None:
    """Run a command; whatever stops it is said in a sentence on stderr."""
    try:
        status = commands.main(prog_name="xuke", standalone_mode=False)
    except click.UsageError as error:
        click.echo(in_chinese(error), err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(f"错误：{error.format_message()}", err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        click.echo(f"错误：{sentence}", err=True)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _sentence(error: Exception) -> str | None:
    """Return the words of an error made for people; None for a fault of ours."""
    from xuke.config.cli.trouble import expected_errors

    return str(error) if isinstance(error, expected_errors()) else None
