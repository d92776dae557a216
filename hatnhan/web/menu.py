"""The pages of the site, in the order in which they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Link:
    """One entry: the view it opens, its name, a word for the phone's tab, its icon."""

    view: str
    name: StrPromise
    short: StrPromise
    icon: str
    records: bool = False


OVERVIEW = Link("overview", _("Tổng quan"), _("Tổng quan"), "bi-compass")
ESTABLISHMENTS = Link("establishments", _("Cơ sở"), _("Cơ sở"), "bi-houses")
ORGANISATIONS = Link("organisations", _("Tổ chức"), _("Tổ chức"), "bi-diagram-3")
FIGURES = Link("figures", _("Số liệu"), _("Số liệu"), "bi-table")
COMPARE = Link("compare", _("So sánh"), _("So sánh"), "bi-intersect")
REPORTS = Link("reports", _("Báo cáo"), _("Báo cáo"), "bi-file-earmark-text")
DRAFTS = Link("drafts", _("Soát dự thảo"), _("Soát"), "bi-search-heart")
JOURNAL = Link("journal", _("Nhật ký"), _("Nhật ký"), "bi-clock-history")
RECORD = Link("record", _("Ghi nhận"), _("Ghi nhận"), "bi-plus-circle", records=True)
IMPORTS = Link("imports", _("Nhập từ Excel"), _("Nhập"), "bi-file-earmark-arrow-up", records=True)

GROUPS = (
    (OVERVIEW, ESTABLISHMENTS, ORGANISATIONS),
    (FIGURES, COMPARE, REPORTS, DRAFTS, JOURNAL),
    (RECORD, IMPORTS),
)
TABS = (OVERVIEW, ESTABLISHMENTS, ORGANISATIONS, FIGURES)


def groups(*, may_record: bool) -> list[list[Link]]:
    """The side menu of a user; whoever may not record is not offered to."""
    offered = [[link for link in group if may_record or not link.records] for group in GROUPS]
    return [group for group in offered if group]


def more(*, may_record: bool) -> list[Link]:
    """What stands behind the phone's last tab."""
    return [link for group in groups(may_record=may_record) for link in group if link not in TABS]
