"""The Django app that holds the shared pages."""

from typing import Final

from django import forms
from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from xuke.gateways import spare_fonts
from xuke.web.site import connections

_PLAIN: Final = (
    (forms.Field, {"required": _("必须填写。")}),
    (forms.BooleanField, {"required": _("请勾选这一项。")}),
    (forms.ChoiceField, {"required": _("请选择一项。")}),
    (forms.MultipleChoiceField, {"required": _("请至少选择一项。")}),
    (forms.FileField, {"required": _("请选择要上传的文件。"), "empty": _("这是一个空文件。")}),
    (forms.DateField, {"invalid": _("请填写日期，例如 2026-01-20。")}),
)


class WebConfig(AppConfig):
    """Templates, static files and template tags that every room uses."""

    name = "xuke.web"
    label = "web"
    default = True

    def ready(self) -> None:
        """Register words and documents, open the rooms; let forms say plainly what is missing."""
        from xuke.casework.office import standing  # noqa: PLC0415 - after the models
        from xuke.casework.stream import soundness  # noqa: PLC0415 - after the models
        from xuke.web import clock  # noqa: PLC0415 - the same
        from xuke.web.case.documents.declared import DOCUMENTS  # noqa: PLC0415 - the same
        from xuke.web.case.documents.told import TOLD as CASE_TOLD  # noqa: PLC0415 - the same
        from xuke.web.case.words.declared import WORDS as CASE_WORDS  # noqa: PLC0415 - the same
        from xuke.web.documents import written  # noqa: PLC0415 - the same
        from xuke.web.documents.registry import register  # noqa: PLC0415 - the same
        from xuke.web.licence.documents import TOLD as LICENCE_TOLD  # noqa: PLC0415 - the same
        from xuke.web.licence.words.declared import WORDS as LICENCE_WORDS  # noqa: PLC0415 - the same
        from xuke.web.site import places  # noqa: PLC0415 - the same
        from xuke.web.site.session import sliding  # noqa: PLC0415 - the same
        from xuke.web.words import worded  # noqa: PLC0415 - the same

        for kind in (CASE_WORDS, LICENCE_WORDS):
            worded.register(kind)
        for document in DOCUMENTS:
            register(document)
        written.register_all(CASE_TOLD, LICENCE_TOLD)
        places.open_rooms()
        clock.also_tell(standing.seen)
        soundness.check()
        spare_fonts.keep_in(settings.DATA_FOLDER / "fonts")
        connections.watch()
        sliding.follow_sign_ins()
        for field, words in _PLAIN:
            field.default_error_messages = {**field.default_error_messages, **words}
