"""Which cases lie on an official's desk."""

from uuid import UUID

from django.http import Http404, HttpRequest

from xuke.casework.case.kind import NoSuchCase
from xuke.casework.case.visibility import has_come_in
from xuke.web.case.file import CaseFile, open_case
from xuke.web.site.request import person_of


def open_at_desk(request: HttpRequest, stream: UUID) -> CaseFile:
    """Return a case of the official's authority; another's, or one never filed, is not found."""
    person = person_of(request)
    try:
        file = open_case(stream, person)
    except NoSuchCase:
        raise Http404 from None
    # The owner of a case may see it elsewhere; at the desk even he is only an official.
    if file.stream.authority != person.authority or not has_come_in(file.case):
        raise Http404
    return file
