"""Sign-in, sign-out and the answer to too many failed attempts."""

from __future__ import annotations

from typing import Any, NoReturn

from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

TEMPLATES = ["web/registration/login.html", "accounts/login.html"]
"""The site's own page first; the bare one keeps sign-in working without the web package."""


class SignInView(auth_views.LoginView):
    """Django's sign-in page; a signed-in user is sent on."""

    redirect_authenticated_user = True

    def get_template_names(self) -> list[str]:
        """The site's template, or the bare one."""
        return TEMPLATES


class LockedForm(AuthenticationForm):
    """The sign-in form while it is locked: whatever is typed, it says how long to wait."""

    def clean(self) -> NoReturn:
        """Refuse without looking at the password, so waiting is the only way."""
        raise ValidationError(
            _("Đăng nhập sai quá nhiều lần. Hãy đợi 15 phút rồi thử lại, hoặc liên hệ quản trị."),
            code="locked",
        )


def locked_out(request: HttpRequest, *_details: Any, **_more: Any) -> HttpResponse:
    """429 after too many failures of one name from one address."""
    form = LockedForm(request, data=request.POST)
    return render(request, TEMPLATES, {"form": form}, status=429)
