"""Django configuration of the indicators package."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Registers `hatnhan.indicators` with Django."""

    name = "hatnhan.indicators"
    label = "indicators"
    verbose_name = "chỉ tiêu"
    default_auto_field = "django.db.models.BigAutoField"
