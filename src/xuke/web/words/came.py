"""How a figure was come by, in words."""

from collections.abc import Mapping
from typing import Final

CAME: Final[Mapping[str, str]] = {
    "computed": "计算",
    "stated": "填报",
    "revised": "修订",
    "unreported": "未报",
    "not-applicable": "不适用",
}
"""By the code of `figures.indicators.figure.Came`."""
