"""Django configuration of the statute package."""

from django.apps import AppConfig


class StatuteConfig(AppConfig):
    """Registers `hatnhan.statute` with Django."""

    name = "hatnhan.statute"
    label = "statute"
    verbose_name = "quy định"
    default_auto_field = "django.db.models.BigAutoField"
