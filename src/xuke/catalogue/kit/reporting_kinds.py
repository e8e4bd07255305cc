"""The kinds of data that figures and reports are made of."""

from typing import Final

from xuke.catalogue.bodies_file import BODIES
from xuke.catalogue.indicator_file import INDICATORS
from xuke.catalogue.kit.kind import Kind
from xuke.catalogue.outline_file import OUTLINE
from xuke.catalogue.shape import Inner

REPORTING: Final = (
    Kind("bodies", "bodies", Inner(BODIES), ("authorities/bodies/*.yaml",)),
    Kind("outline", "report", Inner(OUTLINE), ("reports/*.yaml",)),
    Kind("indicators", "population", Inner(INDICATORS), ("indicators/*.yaml",)),
)
