"""Drafts that their users chose to keep: editions, and the findings that are not to be shown.

Nothing is written here unless a user asks for it, and nothing of a deleted draft stays.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hatnhan.accounts.models import User


class Draft(models.Model):
    """A text that is being written, seen by its owner alone."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    title = models.CharField(_("tên dự thảo"), max_length=200)
    created_at = models.DateTimeField(_("giữ từ lúc"))

    class Meta:
        verbose_name = _("dự thảo")
        verbose_name_plural = _("dự thảo")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """One state of a draft, with what was found in it when it was checked."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField(_("bản số"))
    name = models.CharField(_("tên tệp"), max_length=200, blank=True)
    source = models.BinaryField(_("tệp Word"), null=True)
    """The .docx as it was sent; None for text that was pasted or came as .txt."""
    sha = models.CharField(_("mã băm của văn bản"), max_length=64)
    result = models.TextField(_("văn bản và kết quả"))
    """The text with everything found, as `codec` writes it."""
    headline = models.CharField(_("kết quả"), max_length=400)
    checked_at = models.DateTimeField(_("soát lúc"))
    on = models.DateField(_("ngày của văn bản"), null=True)
    known_at = models.BigIntegerField(_("theo hiểu biết đến lần ghi"), null=True)

    class Meta:
        verbose_name = _("bản dự thảo")
        verbose_name_plural = _("bản dự thảo")
        ordering = ["draft", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="edition_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}:{self.number}"


class Ignored(models.Model):
    """A finding of a draft that is not to be shown in any edition, and why."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="ignored")
    key = models.CharField(_("phát hiện"), max_length=64)
    reason = models.CharField(_("lý do"), max_length=300)
    who = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("phát hiện đã bỏ qua")
        verbose_name_plural = _("phát hiện đã bỏ qua")
        ordering = ["draft", "id"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "key"], name="finding_ignored_once"),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}:{self.key}"
