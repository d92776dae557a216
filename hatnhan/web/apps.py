"""Django configuration of the web package."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers `hatnhan.web` with Django."""

    name = "hatnhan.web"
    label = "web"
    verbose_name = "trang web"
    default_auto_field = "django.db.models.BigAutoField"
