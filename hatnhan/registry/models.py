"""Identities, and the interval rows that the facts of the ledger fold into.

An identity says only that somebody once named this id; what it is, and when, stands in interval
rows on two axes. A row holds at a moment `m` iff ``start <= m < stop`` (`hatnhan.domain.times`),
so on a day iff ``start < end_of_day(day) <= stop``; it is believed at recording number `N` iff
``known_from <= N < known_to``. Open ends are `NEVER` and `FOREVER_KNOWN`, never NULL.

Rows are inserted and, once, given their `known_to`; nothing else: `hatnhan.registry.guards`
refuses the rest, and rows of one subject that overlap on both axes. Only
`hatnhan.registry.projection` writes here.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hatnhan.domain.times import FOREVER_KNOWN, AsOf, end_of_day


class Identity(models.Model):
    """That this id exists. `id` is the number of the recording that first named it as born,
    `key` the writer's own id.
    """

    id = models.BigIntegerField(primary_key=True)
    key = models.TextField(_("mã"))

    class Meta:
        abstract = True
        # A constraint, not unique=True: that would add a second index on PostgreSQL.
        constraints = [models.UniqueConstraint(fields=["key"], name="%(class)s_key")]

    def __str__(self) -> str:
        return self.key


class Place(Identity):
    """An administrative unit: province, district or commune."""


class Establishment(Identity):
    """A village, school, health station or other *cơ sở*."""


class Organisation(Identity):
    """An organisation of the Party, from the province down to the cell."""


class Person(Identity):
    """Somebody who is or was a member, or is known otherwise."""


class IntervalQuerySet(models.QuerySet[Any]):
    """Cuts through interval rows."""

    def as_of(self, at: AsOf) -> IntervalQuerySet:
        """The rows that hold at the end of a day as believed at a recording number."""
        cut = end_of_day(at.on)
        return self.believed(at.known_at).filter(start__lt=cut, stop__gte=cut)

    def believed(self, known_at: int) -> IntervalQuerySet:
        """The rows believed at a recording number, on whatever day."""
        return self.filter(known_from__lte=known_at, known_to__gt=known_at)


class Interval(models.Model):
    """The two axes, shared by every state table.

    `valid_from` and `valid_to` are the days of `start` and `stop`; a row that lasted less than a
    day has them equal. `cause` is the recording (its root) that began the row.
    """

    id = models.BigIntegerField(primary_key=True)
    start = models.BigIntegerField()
    stop = models.BigIntegerField()
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"))
    known_from = models.BigIntegerField(_("biết từ số ghi"))
    known_to = models.BigIntegerField(_("biết đến trước số ghi"))
    cause = models.BigIntegerField(_("do số ghi"))

    objects = IntervalQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("stop")), name="%(class)s_lasts"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__lte=models.F("valid_to")), name="%(class)s_days"
            ),
            models.CheckConstraint(
                condition=models.Q(known_from__lt=models.F("known_to")), name="%(class)s_believed"
            ),
        ]


def _ref(to: type[models.Model], *, null: bool = False) -> models.ForeignKey[Any, Any]:
    """A reference to an identity, without a constraint or index of its own.

    The projection writes identity and row in one transaction, and `verify` compares both; a
    constraint would cost a look-up for each reference of each row.
    """
    return models.ForeignKey(
        to,
        on_delete=models.DO_NOTHING,
        related_name="+",
        null=null,
        db_constraint=False,
        db_index=False,
    )


def _indexes(name: str, subject: str, *refs: str) -> list[models.Index]:
    """Those a state table needs: its subject, the units by which it is looked up, and what each
    recording opened and closed (which the in-memory image asks for)."""
    return [
        *(models.Index(fields=[column], name=f"{name}_{column}") for column in (subject, *refs)),
        models.Index(fields=["known_from"], name=f"{name}_opened"),
        models.Index(
            fields=["known_to"],
            name=f"{name}_closed",
            condition=models.Q(known_to__lt=FOREVER_KNOWN),
        ),
    ]


class PlaceState(Interval):
    """What a place was called, its kind and code, and where it lay."""

    place = _ref(Place)
    level = models.CharField(_("cấp"), max_length=12)
    kind = models.TextField(_("loại"))
    name = models.TextField(_("tên"))
    code = models.TextField(_("mã số"), blank=True)
    parent = _ref(Place, null=True)
    ending = models.CharField(_("kết thúc"), max_length=12, blank=True)
    successor = _ref(Place, null=True)

    class Meta(Interval.Meta):
        verbose_name = _("tình trạng địa bàn")
        verbose_name_plural = _("tình trạng địa bàn")
        indexes = _indexes("placestate", "place", "parent")


class EstablishmentState(Interval):
    """What an establishment was called, where it lay, its zones (sorted, joined by commas)."""

    establishment = _ref(Establishment)
    kind = models.TextField(_("loại"))
    name = models.TextField(_("tên"))
    place = _ref(Place)
    zones = models.TextField(_("vùng"), blank=True)
    ending = models.CharField(_("kết thúc"), max_length=12, blank=True)
    successor = _ref(Establishment, null=True)

    class Meta(Interval.Meta):
        verbose_name = _("tình trạng cơ sở")
        verbose_name_plural = _("tình trạng cơ sở")
        indexes = _indexes("estate", "establishment", "place")


class OrganisationState(Interval):
    """What an organisation was called, its kind, parent and own place (none: its parent's)."""

    organisation = _ref(Organisation)
    kind = models.CharField(_("loại"), max_length=24)
    name = models.TextField(_("tên"))
    code = models.TextField(_("mã số"), blank=True)
    parent = _ref(Organisation, null=True)
    place = _ref(Place, null=True)
    ending = models.CharField(_("kết thúc"), max_length=12, blank=True)
    successor = _ref(Organisation, null=True)

    class Meta(Interval.Meta):
        verbose_name = _("tình trạng tổ chức")
        verbose_name_plural = _("tình trạng tổ chức")
        indexes = _indexes("ostate", "organisation", "parent", "place")


class LinkState(Interval):
    """That a cell served (`coverage`) or helped (`support`) an establishment.

    `link` is the number of the recording that assigned it. After mergers several links may hold
    the same cell and establishment at once: count distinct pairs.
    """

    link = models.BigIntegerField()
    role = models.CharField(_("vai trò"), max_length=8)
    cell = _ref(Organisation)
    establishment = _ref(Establishment)

    class Meta(Interval.Meta):
        verbose_name = _("phụ trách")
        verbose_name_plural = _("phụ trách")
        indexes = _indexes("linkstate", "link", "cell", "establishment")


class PersonState(Interval):
    """The few attributes of a person that figures need."""

    person = _ref(Person)
    name = models.TextField(_("họ và tên"))
    sex = models.CharField(_("giới tính"), max_length=6)
    born = models.CharField(_("ngày sinh"), max_length=10)
    ethnic = models.CharField(_("dân tộc"), max_length=2)
    education = models.CharField(_("học vấn"), max_length=16, blank=True)
    youth_union = models.BooleanField(_("đoàn viên"))

    class Meta(Interval.Meta):
        verbose_name = _("thông tin người")
        verbose_name_plural = _("thông tin người")
        indexes = _indexes("personstate", "person")


class Membership(Interval):
    """A person's membership while nothing about it changed.

    `line` says how the row began and `from_cell`, `from_establishment` where the person was just
    before (none when the row is an entry); `end_line` how the spell ended, on its last row only.
    """

    person = _ref(Person)
    cell = _ref(Organisation)
    establishment = _ref(Establishment, null=True)
    status = models.CharField(_("tư cách"), max_length=12)
    exempt = models.BooleanField(_("miễn sinh hoạt"))
    suspended = models.BooleanField(_("đình chỉ"))
    away = models.BooleanField(_("đi xa"))
    line = models.CharField(_("bắt đầu"), max_length=12)
    from_cell = _ref(Organisation, null=True)
    from_establishment = _ref(Establishment, null=True)
    end_line = models.CharField(_("kết thúc"), max_length=20, blank=True)

    class Meta(Interval.Meta):
        verbose_name = _("đảng tịch")
        verbose_name_plural = _("đảng tịch")
        indexes = _indexes("membership", "person", "cell", "establishment")
