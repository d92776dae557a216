"""The addresses of the site: sign-in here, every page in `hatnhan.web.urls`."""

from django.urls import include, path

urlpatterns = [
    path("", include("hatnhan.accounts.urls")),
    path("", include("hatnhan.web.urls")),
]

handler400 = "hatnhan.web.faults.handler400"
handler403 = "hatnhan.web.faults.handler403"
handler404 = "hatnhan.web.faults.handler404"
handler500 = "hatnhan.web.faults.handler500"
