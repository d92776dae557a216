"""The application of spreadsheets in."""

from django.apps import AppConfig


class CaptureConfig(AppConfig):
    """Imports of workbooks."""

    name = "hatnhan.capture"
    verbose_name = "Nhập từ Excel"
