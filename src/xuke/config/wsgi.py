"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xuke.config.django")
application = get_wsgi_application()

from xuke.web import clock  # noqa: E402 - after Django is loaded

clock.follow_requests()
