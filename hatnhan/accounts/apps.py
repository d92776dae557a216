"""Django configuration of the accounts package."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers `hatnhan.accounts` with Django."""

    name = "hatnhan.accounts"
    label = "accounts"
    verbose_name = "tài khoản"
    default_auto_field = "django.db.models.BigAutoField"
