"""The key of a form, in every template without loading: against forgery, and whose form it is.

It takes the place of Django's tag of the same name, so that no form can be without it.
"""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from xuke.web.site.session import writer

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString | str:
    """Return the hidden fields that each form carries; none where a page has no request."""
    key, request = context.get("csrf_token"), context.get("request")
    if not key or key == "NOTPROVIDED":
        return ""
    field = '<input type="hidden" name="{}" value="{}">'
    own = format_html(field, "csrfmiddlewaretoken", key)
    mark = writer.writer_of(request) if request else ""
    return own + format_html(field, writer.FIELD, mark) if mark else own
