"""The addresses of the site: sign-in here, every page in `hatnhan.web.urls`."""

from importlib.util import find_spec

from django.urls import include, path

urlpatterns = [path("", include("hatnhan.accounts.urls"))]
if find_spec("hatnhan.web.urls") is not None:
    urlpatterns.append(path("", include("hatnhan.web.urls")))
