"""What the web server calls: the front, with Django behind it on threads of our own."""

import gc
from typing import Final

from django.urls import get_resolver

from xuke.config.wsgi import application as _django

from xuke.config.front.app import Front  # isort: skip - after Django is loaded

application: Final = Front(_django)

# Addresses and what they lead to are loaded before the first request asks for them. What stands
# now stands until the end, and a collector need not look at it again and again.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
