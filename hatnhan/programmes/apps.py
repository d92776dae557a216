"""Django configuration of the programmes package."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Registers `hatnhan.programmes` with Django."""

    name = "hatnhan.programmes"
    label = "programmes"
    verbose_name = "chương trình"
    default_auto_field = "django.db.models.BigAutoField"
