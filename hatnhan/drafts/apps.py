"""The application of drafts."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Drafts that their users keep."""

    name = "hatnhan.drafts"
    verbose_name = "Dự thảo"
