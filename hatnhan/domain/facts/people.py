"""Facts of persons and of their membership.

Of a person the register holds only what the figures need: name, sex, birth, ethnic group,
education class, youth union. A membership fact without an establishment says that there is
none from that day: nothing is inherited.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from hatnhan.domain.facts.base import Fact, choice, day, flag, ident, ids, partial_day, text

EDUCATION: Final[tuple[str, ...]] = (
    "none",
    "literate",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "vocational",
    "college",
    "university",
    "postgraduate",
)
ETHNIC_CODES: Final = tuple(f"{code:02}" for code in range(1, 57))
"""01 to 54 by Decision 121-TCTK/PPCĐ of 02/03/1979; 55 foreigner, 56 other."""

NOT_MINORITY: Final = frozenset({"01", "55"})
"""Kinh, and foreigners: every other code is an ethnic minority."""

LEAVING: Final[tuple[str, ...]] = (
    "transferred_out",
    "died",
    "removed",
    "resigned",
    "expelled",
    "admission_cancelled",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRegistered(Fact):
    """A person enters the register. Birth may be known to the day, the month or the year."""

    KIND: ClassVar[str] = "person_registered"
    id: str = ident()
    name: str = text()
    sex: str = choice("male", "female")
    born: str = partial_day()
    ethnic: str = choice(*ETHNIC_CODES)
    education: str | None = choice(*EDUCATION, optional=True)
    youth_union: bool | None = flag(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDescribed(Fact):
    """What changes in a person's life, from this day on. Sex, birth and ethnic group do not
    change: they are corrected."""

    KIND: ClassVar[str] = "person_described"
    id: str = ident()
    name: str | None = text(optional=True)
    education: str | None = choice(*EDUCATION, optional=True)
    youth_union: bool | None = flag(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMerged(Fact):
    """Several records turn out to be one person, ``into``.

    All memberships become those of ``into`` on all days, and the whole must be possible;
    from this day facts may name only ``into``.
    """

    KIND: ClassVar[str] = "person_merged"
    sources: tuple[str, ...] = ids()
    into: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAdmitted(Fact):
    """A person becomes a probationary member; ``on`` is the ceremony at the cell.

    Probation runs from the ceremony, Party age from ``decision_on`` (Regulation 294-QĐ/TW,
    4.5.1). The cell need not serve the establishment.
    """

    KIND: ClassVar[str] = "member_admitted"
    person: str = ident()
    cell: str = ident()
    establishment: str | None = ident(optional=True)
    decision_on: date | None = day(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRecognised(Fact):
    """A probationary member is official from ``on``, which lateness of papers never moves
    (Regulation 294-QĐ/TW, 4.2.2)."""

    KIND: ClassVar[str] = "member_recognised"
    person: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberArrived(Fact):
    """A member comes from outside the register, or is the stock with which it starts."""

    KIND: ClassVar[str] = "member_arrived"
    person: str = ident()
    cell: str = ident()
    establishment: str | None = ident(optional=True)
    status: str = choice("probationary", "official")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTransferred(Fact):
    """A member passes to another cell or establishment inside the register; exemption,
    suspension and absence are kept."""

    KIND: ClassVar[str] = "member_transferred"
    person: str = ident()
    cell: str = ident()
    establishment: str | None = ident(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberExempted(Fact):
    """A member is exempted from Party work and meetings; still counted."""

    KIND: ClassVar[str] = "member_exempted"
    person: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSuspended(Fact):
    """A member's Party activity is suspended; still counted."""

    KIND: ClassVar[str] = "member_suspended"
    person: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberReinstated(Fact):
    """An exemption or a suspension ends."""

    KIND: ClassVar[str] = "member_reinstated"
    person: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAway(Fact):
    """A member is temporarily away; counted at home (Regulation 294-QĐ/TW, 6.3.2)."""

    KIND: ClassVar[str] = "member_away"
    person: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberReturned(Fact):
    """A member who was away is back."""

    KIND: ClassVar[str] = "member_returned"
    person: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Fact):
    """A membership ends; only the kind of end is held, never its grounds."""

    KIND: ClassVar[str] = "member_left"
    person: str = ident()
    reason: str = choice(*LEAVING)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRestored(Fact):
    """A member wrongly removed, expelled, let go or cancelled gets back the status before."""

    KIND: ClassVar[str] = "member_restored"
    person: str = ident()
    cell: str = ident()
    establishment: str | None = ident(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberReadmitted(Fact):
    """A former member is admitted again, on probation (Regulation 294-QĐ/TW, 3.5)."""

    KIND: ClassVar[str] = "member_readmitted"
    person: str = ident()
    cell: str = ident()
    establishment: str | None = ident(optional=True)


ALL = (
    PersonRegistered,
    PersonDescribed,
    PersonMerged,
    MemberAdmitted,
    MemberRecognised,
    MemberArrived,
    MemberTransferred,
    MemberExempted,
    MemberSuspended,
    MemberReinstated,
    MemberAway,
    MemberReturned,
    MemberLeft,
    MemberRestored,
    MemberReadmitted,
)
