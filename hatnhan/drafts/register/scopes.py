"""Which part of the country a figure speaks of, and which place of the register that is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from hatnhan.domain.text import nfc
from hatnhan.drafts.register.reading import Sure
from hatnhan.drafts.register.sentences import CAPITALS
from hatnhan.drafts.register.spans import Spans
from hatnhan.registry.models import PlaceState
from hatnhan.registry.scopes import Scope

_PROVINCES: Final = (
    "An Giang|Bà Rịa|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|"
    "Bình Thuận|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắc Lắc|Đắk Nông|Điện Biên|Đồng Nai|"
    "Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|"
    "Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|"
    "Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|"
    "Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên|Tiền Giang|"
    "Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Vũng Tàu|Yên Bái|Tây Nguyên|Cả nước"
)
_KINDS: Final = "tỉnh|thành phố|tp\\.?|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|châu"
_NAME = rf"[{CAPITALS}][\w'’]*(?: [{CAPITALS}][\w'’]*)*"
_NAMED: Final = re.compile(rf"(?<![\w])((?i:{_KINDS}))\s+({_NAME})")
_WHOLE: Final = re.compile(
    r"(?<!\w)(?i:toàn tỉnh|cả tỉnh|toàn đảng bộ tỉnh|đảng bộ tỉnh|địa bàn tỉnh|trong tỉnh)(?!\w)"
)
_PARTY: Final = re.compile(
    r"(?<!\w)(?i:toàn đảng bộ)(?! (?i:tỉnh|huyện|xã|phường|thị|thành|quận|khối|trường|công ty)| [A-ZĐ])"
    r"(?!\w)"
)
"""That of whoever writes: a province's, a district's, a school's."""
_UNNAMED: Final = re.compile(
    r"(?<!\w)(?:(?i:toàn|cả|địa bàn|trong) (?i:huyện|xã(?! hội)|phường|thị xã|thị trấn|thành phố|quận|"
    r"ngành|khối|quốc|vùng|khu vực)|Đảng bộ (?i:huyện|xã|phường|thị xã|thị trấn|thành phố|quận|khối|"
    r"các|quân sự|công an|biên phòng|cơ quan))(?!\w)|(?<!\w)(?i:cả nước|toàn quốc|trung ương có)(?!\w)"
)


_COMMITTEE: Final = re.compile(
    r"(?<!\w)(?i:(?:huyện|thị|thành|quận) (?:ủy|uỷ)|(?:đảng ủy|đảng uỷ|đảng bộ) "
    r"(?:huyện|xã|phường|thị|thành|quận|khối|trường|công ty))(?!\w)"
)
"""Whoever writes may be one of these; what names no place may then be theirs."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A place of the register under a name, from a day until (not on) another."""

    key: str
    first: date
    stop: date


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that say where: the characters [start, end)."""

    start: int
    end: int
    kind: Literal["own", "whole", "party", "place", "province", "other"]
    """The root by its name, the whole without a name, the Party's whole without one, a place of
    the register, another province, or anything else that cannot be found."""
    stays: tuple[Stay, ...] = ()
    """The places that it may be, each for its time."""

    def on(self, day: date, since: date | None, until: date | None) -> tuple[str, bool] | None:
        """The one place so called on a day (in all of a period), and whether it is sure.

        It is not where another had the name by ``until``, the day of the draft.
        """
        keys = {stay.key for stay in self.stays if stay.first <= day < stay.stop}
        if since:
            keys &= {stay.key for stay in self.stays if stay.first <= since < stay.stop}
        if len(keys) != 1:
            return None
        ever = {stay.key for stay in self.stays if until is None or stay.first <= until}
        return next(iter(keys)), ever <= keys


class Places:
    """The places of the register by kind and name, as believed at a recording number."""

    def __init__(self, known_at: int) -> None:
        self._stays: dict[tuple[str, str], set[Stay]] = defaultdict(set)
        self._roots: set[str] = set()
        self._root_keys: set[str] = set()
        names: set[str] = set()
        levels: set[str] = set()
        rows = PlaceState.objects.believed(known_at).values_list(
            "place__key", "kind", "name", "parent", "level", "valid_from", "valid_to"
        )
        for key, kind, name, parent, level, first, stop in rows.distinct():
            self._stays[_plain(kind), _plain(name)].add(Stay(key, first, stop))
            if parent is None:
                self._roots.add(_plain(name))
                self._root_keys.add(key)
                levels.add(level)
                names.add(re.escape(nfc(name)))
        if len(self._root_keys) > 1:
            self._roots = set()
        self.province = len(self._root_keys) == 1 and levels == {"province"}
        """Whether the register is that of one province, which "toàn tỉnh" may speak of."""
        self.provinces = re.compile(rf"(?<!\w)(?:{'|'.join([*sorted(names), _PROVINCES])})(?!\w)")
        """Names that stand alone: of the root, and of provinces elsewhere."""

    @property
    def roots(self) -> set[str]:
        """The names of the one place above all others, in small letters; empty for several."""
        return self._roots

    def is_root(self, key: str) -> bool:
        """Whether this is the one place above all others."""
        return self._root_keys == {key}

    def find(self, kind: str, name: str) -> tuple[Stay, ...]:
        """The places that were ever so called."""
        return tuple(self._stays.get((_plain(kind), _plain(name)), ()))


class Where:
    """The mentions of places in a draft, and the scope at each character.

    ``written`` is the day the draft bears, if it bears one.
    """

    def __init__(
        self, text: str, places: Places, home: Scope | None = None, written: date | None = None
    ) -> None:
        self._home = home
        self._written = written
        self._home_named = home is not None and home.kind == "place" and places.is_root(home.id)
        self.mentions = Spans(list(_mentions(text, places)))
        kinds = {mention.kind for mention in self.mentions}
        self.elsewhere = "province" in kinds and "own" not in kinds
        """The draft is about another province."""
        self.several = bool(kinds - {"own", "whole"}) or bool(_COMMITTEE.search(text))
        self.named = any(
            m.kind == "own" or any(places.is_root(stay.key) for stay in m.stays)
            for m in self.mentions
        )
        """Whether the draft names the register's root: "toàn tỉnh" is then not another's."""

    @property
    def own(self) -> Spans[Mention]:
        """Where the places of the register are named."""
        return Spans([m for m in self.mentions if m.kind in {"own", "whole", "place"}])

    def at(
        self, start: int, end: int, day: date, since: date | None = None
    ) -> tuple[Scope | None, Sure] | None:
        """The scope of a figure (None: the whole register); None when it is unknown or elsewhere.

        ``day`` is that of the figure: places of one name may follow one another.

        It is what is named last in the characters [start, end): the figure's paragraph up to it.
        The second value says how sure it is.
        """
        if self.elsewhere:
            return None
        last = self.mentions.last(start, end)
        if last:
            return self._meant(last, day, since)
        return self._home, Sure.CLEAR if self.mentions and not self.several else Sure.WEAK

    def _meant(
        self, mention: Mention, day: date, since: date | None
    ) -> tuple[Scope | None, Sure] | None:
        """What a mention stands for. Beyond the scope asked about nothing is told."""
        if mention.kind in {"province", "other"}:
            return None
        if mention.kind == "place":
            found = mention.on(day, since, self._written)
            if found is None:
                return None
            named = Scope("place", found[0])
            sure = Sure.CLEAR if found[1] else Sure.AMBIGUOUS
            return (named, sure) if self._home is None or named == self._home else None
        whole = self._home is None or self._home_named
        sure = Sure.WEAK if mention.kind == "party" else Sure.CLEAR
        return (self._home, sure) if whole else None


def _mentions(text: str, places: Places) -> Iterator[Mention]:
    """Every mention, none of them inside another."""
    taken = bytearray(len(text))
    for pattern in (_NAMED, places.provinces, _WHOLE, _PARTY, _UNNAMED):
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            if pattern is _NAMED:
                yield _named(found, places)
            elif pattern is _WHOLE:
                yield Mention(start, end, "whole" if places.province else "other")
            elif pattern is _PARTY:
                yield Mention(start, end, "party")
            elif pattern is _UNNAMED:
                yield Mention(start, end, "other")
            else:
                own = _plain(found[0]) in places.roots
                yield Mention(start, end, "own" if own else "province")


def _named(found: re.Match[str], places: Places) -> Mention:
    """A kind with a name: of the register's root, of another of its places, or of none."""
    name = found[2]
    provincial = _plain(found[1]) == "tỉnh"
    while True:
        end = found.start(2) + len(name)
        if _plain(name) in places.roots and provincial:
            return Mention(found.start(), end, "own")
        stays = places.find(found[1], name)
        if stays:
            return Mention(found.start(), end, "place", stays)
        if " " not in name:
            return Mention(*found.span(), "province" if provincial else "other")
        name = name.rpartition(" ")[0]


def _plain(text: str) -> str:
    return nfc(text).casefold()
