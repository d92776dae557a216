"""What was told to us, in the order in which it was told. Nothing here is ever changed.

The tables are append-only: database triggers (`hatnhan.ledger.guards`) refuse every UPDATE,
DELETE and TRUNCATE, and numbers without the one before. `hatnhan.ledger.commands` is the only
writer, and only `hatnhan.registry.projection` may call it.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Recording(models.Model):
    """One fact as it was told: the line, who told it and when, chained to the one before.

    `number` counts from 1 without gaps and becomes visible in the order of commits, so "known at
    N" is a cut through this table. `root` is the number of the fact that a correction or an
    annulment is about in the end (its own number for a fact), `of` the recording it names.
    `subject` is what the fact is about, written `kind:id` with the writer's own id.
    """

    number = models.BigIntegerField(_("số ghi"), primary_key=True)
    kind = models.CharField(_("loại việc"), max_length=40)
    on = models.DateField(_("ngày"), null=True)
    root = models.BigIntegerField(_("số ghi gốc"))
    of = models.BigIntegerField(_("của số ghi"), null=True)
    subject = models.TextField(_("đối tượng"))
    line = models.TextField(_("dòng"))
    recorded_at = models.DateTimeField(_("ghi lúc"))
    actor = models.TextField(_("người ghi"))
    hash = models.CharField(_("mã băm"), max_length=64)

    class Meta:
        verbose_name = _("lần ghi")
        verbose_name_plural = _("các lần ghi")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="recording_from_one"),
            models.CheckConstraint(
                condition=models.Q(of__isnull=True, root=models.F("number"), on__isnull=False)
                | models.Q(of__isnull=False, of__lt=models.F("number"), root__lte=models.F("of")),
                name="recording_names_an_earlier_one",
            ),
        ]
        indexes = [
            models.Index(fields=["subject"], name="recording_subject"),
            # Facts are their own root; only the few corrections and annulments need finding.
            models.Index(
                fields=["root"], name="recording_amends", condition=models.Q(of__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.subject}"


class Mention(models.Model):
    """Says that a fact concerns a further subject: the other units of a merger or a split, the
    records of a merged person, whom a correction newly names. `root` as in `Recording`.
    """

    subject = models.TextField(_("đối tượng"))
    root = models.BigIntegerField(_("số ghi gốc"))

    class Meta:
        verbose_name = _("liên quan")
        verbose_name_plural = _("liên quan")
        constraints = [
            models.UniqueConstraint(fields=["subject", "root"], name="mention_once"),
        ]
        indexes = [models.Index(fields=["root"], name="mention_root")]

    def __str__(self) -> str:
        return f"{self.root} {self.subject}"


class LedgerHead(models.Model):
    """The one row that is locked to record: the last number and its hash.

    `ledger` names this ledger for ever; its anchors carry that name.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(_("số ghi cuối"), default=0)
    hash = models.CharField(_("mã băm cuối"), max_length=64, blank=True, default="")
    ledger = models.UUIDField(_("mã sổ"), default=uuid.uuid4)

    class Meta:
        verbose_name = _("đầu sổ")
        verbose_name_plural = _("đầu sổ")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_ledger_head"),
        ]

    def __str__(self) -> str:
        return f"{self.ledger} {self.number}"
