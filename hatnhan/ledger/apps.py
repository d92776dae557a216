"""Django configuration of the ledger package."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Registers `hatnhan.ledger` with Django."""

    name = "hatnhan.ledger"
    label = "ledger"
    verbose_name = "sổ ghi"
    default_auto_field = "django.db.models.BigAutoField"
