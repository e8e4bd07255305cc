"""What a password must be, in words that Django's own translation lacks."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """密码长度: so many characters at least."""

    def get_error_message(self) -> str:
        """Say that the password is too short."""
        return _("密码太短，至少 %(least)d 个字符。") % {"least": self.min_length}

    def get_help_text(self) -> str:
        """Say how long a password must be."""
        return _("至少 %(least)d 个字符。") % {"least": self.min_length}
