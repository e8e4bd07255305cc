"""A definition written back as a file: whoever reads it reads what the first file said."""

import yaml

from xuke.catalogue.kit.content import Content

WIDTH = 100


def exported(content: Content) -> str:
    """Return the content as the text of a data file, without the comments of its source."""
    return yaml.dump(
        content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=WIDTH
    )
