"""Django configuration of the scenario package."""

from django.apps import AppConfig


class ScenarioConfig(AppConfig):
    """Registers `hatnhan.scenario` with Django."""

    name = "hatnhan.scenario"
    label = "scenario"
    verbose_name = "kịch bản"
    default_auto_field = "django.db.models.BigAutoField"
