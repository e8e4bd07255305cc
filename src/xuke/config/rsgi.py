"""What the web server calls: the front, with Django behind it on threads of our own."""

import gc
from typing import Final

from django.db import connection
from django.urls import get_resolver

from xuke import catalogue
from xuke.config.wsgi import application as _django

from xuke.casework.definitions import publish_before_serving  # isort: skip - after Django is loaded
from xuke.config.front.app import Front  # isort: skip - the same
from xuke.web.site import connections  # isort: skip - the same

application: Final = Front(_django)

_NEW_THINGS: Final = 10_000
"""So many, an act or two of them, come before the collector looks; the usual 700 come ten times
in an act, and to look each time costs a fortieth of it."""

# Addresses, what they lead to and the catalogue are loaded before the first request asks for them.
# What stands now stands until the end, and a collector need not look at it again and again.
_ = get_resolver().url_patterns, catalogue.loaded()
publish_before_serving()
connection.close()
connections.bound_waits()
gc.collect()
gc.freeze()
gc.set_threshold(_NEW_THINGS)
