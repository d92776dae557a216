"""Django configuration of the reports package."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers `hatnhan.reports` with Django."""

    name = "hatnhan.reports"
    label = "reports"
    verbose_name = "báo cáo"
    default_auto_field = "django.db.models.BigAutoField"
