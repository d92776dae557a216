"""Django configuration of the registry package."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Registers `hatnhan.registry` with Django."""

    name = "hatnhan.registry"
    label = "registry"
    verbose_name = "sổ đăng ký"
    default_auto_field = "django.db.models.BigAutoField"
