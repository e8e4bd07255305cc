"""Every form that is declared: those of the documents, and the two that belong to no stream."""

from xuke.gateways.forms import APPLICATION, RECEIPT
from xuke.web.documents.registry import registered

FORMS = {document.slug: document.form for document in registered()} | {
    form.document: form for form in (RECEIPT, APPLICATION)
}
