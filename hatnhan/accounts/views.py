"""Sign-in, sign-out and the answer to too many failed attempts."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm
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


def locked_out(request: HttpRequest, *_details: Any, **_more: Any) -> HttpResponse:
    """429 after too many failures by one name from one address; says how long to wait."""
    form = AuthenticationForm(request)
    message = _("Đăng nhập sai quá nhiều lần. Hãy đợi 15 phút rồi thử lại, hoặc liên hệ quản trị.")
    return render(request, TEMPLATES[1], {"form": form, "locked": message}, status=429)
