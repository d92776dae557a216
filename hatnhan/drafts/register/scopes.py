"""Which part of the country a figure speaks of, and which place of the register that is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from hatnhan.domain.text import nfc
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
    r"(?<!\w)(?i:toàn tỉnh|cả tỉnh|toàn đảng bộ tỉnh|toàn đảng bộ|đảng bộ tỉnh|địa bàn tỉnh|trong tỉnh)(?!\w)"
)
_UNNAMED: Final = re.compile(
    r"(?<!\w)(?:(?i:toàn|cả|địa bàn|trong) (?i:huyện|xã(?! hội)|phường|thị xã|thị trấn|thành phố|quận|"
    r"ngành|khối|quốc|vùng|khu vực)|Đảng bộ (?i:huyện|xã|phường|thị xã|thị trấn|thành phố|quận|khối|"
    r"các|quân sự|công an|biên phòng|cơ quan))(?!\w)|(?<!\w)(?i:cả nước|toàn quốc|trung ương có)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that say where: the characters [start, end)."""

    start: int
    end: int
    kind: Literal["own", "whole", "place", "province", "other"]
    """The root by its name, the whole without a name, a place of the register, another
    province, or anything else that cannot be found."""
    place: str = ""


class Places:
    """The places of the register by kind and name, as believed at a recording number."""

    def __init__(self, known_at: int) -> None:
        self._keys: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._roots: set[str] = set()
        self._root_keys: set[str] = set()
        names: set[str] = set()
        rows = PlaceState.objects.believed(known_at).values_list(
            "place__key", "kind", "name", "parent"
        )
        for key, kind, name, parent in rows.distinct():
            self._keys[_plain(kind), _plain(name)].add(key)
            if parent is None:
                self._roots.add(_plain(name))
                self._root_keys.add(key)
                names.add(re.escape(nfc(name)))
        if len(self._root_keys) > 1:
            self._roots = set()
        self.provinces = re.compile(rf"(?<!\w)(?:{'|'.join([*sorted(names), _PROVINCES])})(?!\w)")
        """Names that stand alone: of the root, and of provinces elsewhere."""

    @property
    def roots(self) -> set[str]:
        """The names of the one place above all others, in small letters; empty for several."""
        return self._roots

    def is_root(self, key: str) -> bool:
        """Whether this is the one place above all others."""
        return self._root_keys == {key}

    def find(self, kind: str, name: str) -> str | None:
        """The one place so called; None for none or several."""
        keys = self._keys.get((_plain(kind), _plain(name)), set())
        return next(iter(keys)) if len(keys) == 1 else None


class Where:
    """The mentions of places in a draft, and the scope at each character."""

    def __init__(self, text: str, places: Places, home: Scope | None = None) -> None:
        self._home = home
        self._home_named = home is not None and home.kind == "place" and places.is_root(home.id)
        self.mentions = Spans(list(_mentions(text, places)))
        kinds = {mention.kind for mention in self.mentions}
        self.elsewhere = "province" in kinds and "own" not in kinds
        """The draft is about another province."""
        self.several = bool(kinds - {"own", "whole"})

    @property
    def own(self) -> Spans[Mention]:
        """Where the places of the register are named."""
        return Spans([m for m in self.mentions if m.kind in {"own", "whole", "place"}])

    def at(self, start: int, end: int) -> tuple[Scope | None, bool] | None:
        """The scope of a figure (None: the whole register); None when it is unknown or elsewhere.

        It is what is named last in the characters [start, end): the figure's paragraph up to it.
        The second value says whether it is sure.
        """
        if self.elsewhere:
            return None
        last = self.mentions.last(start, end)
        if last:
            return self._meant(last)
        return self._home, bool(self.mentions) and not self.several

    def _meant(self, mention: Mention) -> tuple[Scope | None, bool] | None:
        """What a mention stands for. Beyond the scope asked about nothing is told."""
        if mention.kind in {"province", "other"}:
            return None
        if mention.kind == "place":
            named = Scope("place", mention.place)
            return (named, True) if self._home is None or named == self._home else None
        return (self._home, True) if self._home is None or self._home_named else None


def _mentions(text: str, places: Places) -> Iterator[Mention]:
    """Every mention, none of them inside another."""
    taken = bytearray(len(text))
    for pattern in (_NAMED, places.provinces, _WHOLE, _UNNAMED):
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            if pattern is _NAMED:
                yield _named(found, places)
            elif pattern is _WHOLE:
                yield Mention(start, end, "whole")
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
        place = places.find(found[1], name)
        if place is not None:
            return Mention(found.start(), end, "place", place)
        if " " not in name:
            return Mention(*found.span(), "province" if provincial else "other")
        name = name.rpartition(" ")[0]


def _plain(text: str) -> str:
    return nfc(text).casefold()
