"""Every form that is declared: those of the documents, and the one that belongs to no stream."""

from xuke.gateways.forms import APPLICATION
from xuke.web.documents.registry import registered

FORMS = {document.slug: document.form for document in registered()} | {
    APPLICATION.document: APPLICATION
}
