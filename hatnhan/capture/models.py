"""Imports of workbooks: what was sent, what was said of each row, what was decided.

Nothing here is a fact: what an import records stands in the ledger alone, and a batch says from
which recording to which. Nothing of a column that the product must not hold gets this far.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hatnhan.accounts.models import User


class BatchState(models.TextChoices):
    """How far an import has come."""

    CHECKING = "checking", _("đang kiểm tra")
    STAGED = "staged", _("chờ nhập")
    HELD = "held", _("cần xem lại")
    RECORDING = "recording", _("đang ghi")
    COMMITTED = "committed", _("đã nhập")
    UNDOING = "undoing", _("đang hoàn tác")
    UNDONE = "undone", _("đã hoàn tác")
    FAILED = "failed", _("không nhập được")
    CANCELLED = "cancelled", _("đã bỏ")


class Batch(models.Model):
    """One file of one kind, from the moment it was sent."""

    kind = models.CharField(_("loại"), max_length=20)
    file_name = models.CharField(_("tên tệp"), max_length=200)
    file_sha = models.CharField(_("mã băm của tệp"), max_length=64, db_index=True)
    rows_sha = models.CharField(_("mã băm của các dòng"), max_length=64, blank=True, db_index=True)
    """The same for a file whose rows were reordered or whose name was changed."""
    sheet = models.CharField(_("trang tính"), max_length=200, blank=True)
    mapping = models.JSONField(_("cột nào là gì"), default=dict)
    decisions = models.JSONField(_("trả lời của người nhập"), default=dict)
    """What was asked about this file alone: hidden content, conversions, ranges."""
    actor = models.CharField(_("ai nhập"), max_length=150)
    user = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="imports", verbose_name=_("ai")
    )
    """None for an import from the command line."""
    office = models.CharField(_("cơ quan, đơn vị"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("gửi lúc"))
    state = models.CharField(
        _("tình trạng"), max_length=12, choices=BatchState.choices, default=BatchState.CHECKING
    )
    accept_clean = models.BooleanField(_("chỉ nhập dòng sạch"), default=False)
    verdict = models.CharField(_("kết luận"), max_length=12, blank=True)
    code = models.CharField(_("mã kết luận"), max_length=60, blank=True)
    message = models.TextField(_("lời kết luận"), blank=True)
    counts = models.JSONField(_("số dòng theo kết luận"), default=dict)
    summary = models.TextField(_("tổng và đối chiếu"), default="{}")
    """JSON: totals, reconciliation and what is said of the file as a whole."""
    known_at = models.BigIntegerField(_("kiểm tra theo lần ghi"), null=True)
    answer_sha = models.CharField(_("mã băm của kết quả kiểm tra"), max_length=64, blank=True)
    """Over verdicts and facts: what was shown is what will be recorded."""
    first = models.BigIntegerField(_("lần ghi đầu"), null=True)
    last = models.BigIntegerField(_("lần ghi cuối"), null=True)
    committed_at = models.DateTimeField(_("nhập lúc"), null=True)
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True)
    undone_by = models.CharField(_("ai hoàn tác"), max_length=150, blank=True)
    undo_first = models.BigIntegerField(_("lần ghi hủy đầu"), null=True)
    undo_last = models.BigIntegerField(_("lần ghi hủy cuối"), null=True)

    class Meta:
        verbose_name = _("lượt nhập")
        verbose_name_plural = _("lượt nhập")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.id}:{self.kind}:{self.state}"

    def said(self) -> dict[str, Any]:
        """Totals, reconciliation and notes of the file."""
        found: dict[str, Any] = json.loads(self.summary)
        return found


class StagedRow(models.Model):
    """One row of a file as it was checked, kept with its batch."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField(_("thứ tự"))
    sheet = models.CharField(_("trang tính"), max_length=200, blank=True)
    row = models.PositiveIntegerField(_("dòng"))
    verdict = models.CharField(_("kết luận"), max_length=12)
    troubles = models.TextField(_("điều cần nói"), default="[]")
    """JSON as text, here and below: a cell may hold characters that jsonb refuses."""
    values = models.TextField(_("đọc thành"), default="{}")
    facts = models.TextField(_("việc sẽ ghi"), default="[]")
    first = models.BigIntegerField(_("lần ghi đầu"), null=True)
    last = models.BigIntegerField(_("lần ghi cuối"), null=True)

    class Meta:
        verbose_name = _("dòng của lượt nhập")
        verbose_name_plural = _("dòng của lượt nhập")
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="staged_row_once"),
        ]
        indexes = [models.Index(fields=["batch", "verdict"], name="staged_row_verdict")]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.sheet}!{self.row}"


class Candidate(models.Model):
    """A person in the stock of candidates, as a file told it; nothing of a dossier."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="candidates")
    key = models.CharField(_("mã"), max_length=200)
    """The same for the same person at the same establishment, whatever the file."""
    name = models.CharField(_("họ và tên"), max_length=200)
    born = models.CharField(_("tháng, năm sinh"), max_length=10, blank=True)
    sex = models.CharField(_("giới tính"), max_length=10, blank=True)
    ethnic = models.CharField(_("dân tộc"), max_length=2, blank=True)
    establishment = models.CharField(_("cơ sở"), max_length=200, blank=True)
    stage = models.CharField(_("bước"), max_length=60, blank=True)
    days = models.JSONField(_("các ngày"), default=dict)

    class Meta:
        verbose_name = _("nguồn phát triển đảng viên")
        verbose_name_plural = _("nguồn phát triển đảng viên")
        ordering = ["batch", "id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "key"], name="candidate_once_a_batch"),
        ]

    def __str__(self) -> str:
        return self.key


class Layout(models.Model):
    """How an office lays out its workbooks: confirmed once, used again."""

    office = models.CharField(_("cơ quan, đơn vị"), max_length=200)
    kind = models.CharField(_("loại"), max_length=20)
    signature = models.CharField(_("dấu hiệu của bố cục"), max_length=64)
    mapping = models.JSONField(_("cột nào là gì"))
    who = models.CharField(_("ai"), max_length=150)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("bố cục đã nhớ")
        verbose_name_plural = _("bố cục đã nhớ")
        ordering = ["office", "kind", "-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "signature"], name="layout_once_an_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}:{self.kind}:{self.signature}"


class Decision(models.Model):
    """Something a person decided that is not asked again."""

    key = models.CharField(_("điều đã hỏi"), max_length=300, unique=True)
    """What was asked, as the checks name it: a pair of persons, a unit meant by a name."""
    answer = models.JSONField(_("trả lời"))
    who = models.CharField(_("ai"), max_length=150)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("quyết định khi nhập")
        verbose_name_plural = _("quyết định khi nhập")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class Doubt(models.Model):
    """A person that an import brought and one whom its user may not see: perhaps one person.

    The user was told nothing; who keeps the whole register decides.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="doubts")
    person = models.CharField(_("người vừa nhập"), max_length=200)
    other = models.CharField(_("người trong sổ"), max_length=200)
    reasons = models.TextField(_("vì sao"))
    answer = models.CharField(_("trả lời"), max_length=10, blank=True)
    """Empty, or one of `capture.doubts.ANSWERS`."""
    who = models.CharField(_("ai"), max_length=150, blank=True)
    at = models.DateTimeField(_("lúc"), null=True)

    class Meta:
        verbose_name = _("cặp hồ sơ ngờ trùng")
        verbose_name_plural = _("cặp hồ sơ ngờ trùng")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="doubt_once_a_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.person}|{self.other}"
