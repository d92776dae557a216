"""Password rules beyond Django's."""

from __future__ import annotations

import unicodedata

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CONTEXT_WORDS = ("hatnhan", "sonla", "dangvien", "chibo", "tinhuy", "dangcong", "bantochuc")
"""What everybody in the field would try first, written bare (no marks, no spaces)."""


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(c for c in decomposed if c.isalnum() and c.isascii())


class ContextWordValidator:
    """Refuses a password that is a word of the field with little else around it.

    A long password may contain such a word: six characters must remain without it.
    """

    REMAINDER = 6

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:  # noqa: ARG002 - Django's signature
        """Raise ValidationError when too little is left of the password without a context word."""
        bare = _bare(password)
        for word in CONTEXT_WORDS:
            if word in bare and len(bare.replace(word, "")) < self.REMAINDER:
                raise ValidationError(
                    _("Mật khẩu chứa từ dễ đoán trong ngành; hãy chọn mật khẩu khác."),
                    code="password_context_word",
                )

    def get_help_text(self) -> str:
        """The rule in words, for the form."""
        return _("Mật khẩu không được chỉ là tên chương trình, tên tỉnh hay từ quen trong ngành.")
