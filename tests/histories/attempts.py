"""Random histories: lines tried one after another, with what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.histories import cast, propose_persons
from tests.histories.draw import Draw, Nothing
from tests.histories.mending import annulment, correction, ids_of_day
from tests.histories.profiles import PROFILES, Profile
from tests.histories.propose_units import PROPOSE
from tests.oracle import kinds
from tests.oracle.belief import Impossible
from tests.oracle.lines import Body, Refused, canonical, check
from tests.oracle.replay import Ledger, world_on
from tests.oracle.world import World

MODULES_OF_PROPOSALS = (propose_persons,)
FIRST_DAY = date(2018, 12, 28)
SUBJECTS = ("place", "establishment", "organisation", "person")
FOUNDING = (
    *("place_formed district", "place_formed commune", "place_formed commune"),
    *("place_formed district", "place_formed commune"),
    *("organisation_founded upper_grassroots", "organisation_founded grassroots_committee"),
    *("establishment_opened", "establishment_opened", "place_formed commune"),
    *("organisation_founded cell", "person_registered", "member_arrived", "coverage_assigned"),
    *("person_registered", "person_registered", "member_arrived", "establishment_opened"),
    *("organisation_founded cell", "organisation_founded grassroots_cell", "member_arrived"),
    *("person_registered", "member_admitted", "coverage_assigned", "establishment_opened"),
    *("person_registered", "person_registered", "member_arrived", "member_arrived"),
    *("organisation_founded cell", "coverage_assigned", "establishment_classified"),
)
"""First lines of most histories, so that later facts find something to happen to: a kind of
fact, and for places and organisations the level or kind."""


@dataclass(frozen=True)
class Attempt:
    """A line that was tried; ``refusal`` is the oracle's code, None when it stands."""

    body: Body
    refusal: str | None

    @property
    def text(self) -> str:
        """The line in canonical form."""
        return canonical(self.body)


class Maker:
    """Makes one history: a ledger, the day reached, and the ids used so far."""

    def __init__(self, rng: Random, profile: Profile) -> None:
        self.rng = rng
        self.profile = profile
        self.ledger = Ledger()
        self.day = FIRST_DAY
        self.used: dict[str, list[str]] = {subject: [] for subject in SUBJECTS}
        self.kinds = list(profile.weights)
        self.weights = list(profile.weights.values())

    def attempt(self, wanted: str = "") -> Attempt | None:
        """Try one line as an entry of ``FOUNDING`` wants it, any of the profile's if none is given.

        None means that there was nothing to try.
        """
        kind, _, sort = (wanted or self.rng.choices(self.kinds, self.weights)[0]).partition(" ")
        try:
            body = check(self.propose(kind, sort))
        except (Nothing, Refused):
            return None
        try:
            self.ledger.add(body)
        except Impossible as problem:
            return Attempt(body, problem.code)
        self._note_id(body)
        return Attempt(body, None)

    def propose(self, kind: str, sort: str = "") -> Body:
        """A line of a kind that may well be possible; raises ``Nothing``."""
        if kind == "annulled":
            return annulment(self.rng, self.ledger)
        if kind == "corrected":
            return correction(self.rng, self.ledger, self.used, self.profile)
        day, world = self._day()
        draw = Draw(
            self.rng,
            world,
            day,
            self.used,
            self.profile,
            sort=sort,
            same_day=ids_of_day(self.ledger, day),
        )
        body: Body = {"fact": kind, "on": day} | PROPOSE[kind](draw)
        if self.rng.random() < 0.03:
            body["basis"] = {"number": "12-QĐ/TU", "issuer": "Đảng ủy Mẫu", "date": day}
        if self.rng.random() < 0.03:
            body["note"] = "ghi chú giả định"
        return body

    def _day(self) -> tuple[str, World]:
        """The day the next fact falls on, and the world at its end as believed now."""
        if self.rng.random() < self.profile.late:
            span = (self.day - FIRST_DAY).days
            day = FIRST_DAY + timedelta(self.rng.randint(0, span))
            if self.rng.random() < 0.5 and self.ledger.facts:
                day = date.fromisoformat(self.rng.choice(self.ledger.facts).on)
            return day.isoformat(), world_on(self.ledger.facts, day.isoformat())
        if self.rng.random() >= self.profile.stay:
            self.day += timedelta(self.rng.randint(1, self.profile.days))
        last = self.ledger.facts[-1].on if self.ledger.facts else ""
        day_text = self.day.isoformat()
        if last > day_text:
            return day_text, world_on(self.ledger.facts, day_text)
        return day_text, self.ledger.world

    def _note_id(self, body: Body) -> None:
        subject, _, what = body["fact"].partition("_")
        born = what in ("formed", "opened", "founded", "registered")
        if born and body["id"] not in self.used[subject]:
            self.used[subject].append(body["id"])


def attempts(rng: Random, profile: Profile, size: int) -> Iterator[Attempt]:
    """Endless attempts of one growing history, with a founding fit for about this size."""
    maker = Maker(rng, profile)
    for body in roots(rng):
        maker.ledger.add(body)
        maker._note_id(body)
        yield Attempt(body, None)
    founding = [wanted for wanted in FOUNDING if rng.random() < min(0.95, size / 50)]
    while True:
        found = maker.attempt(founding.pop(0) if founding else "")
        if found:
            yield found


def roots(rng: Random) -> list[Body]:
    """The province and its Party organisation."""
    on = FIRST_DAY.isoformat()
    province = {"fact": "place_formed", "on": on, "id": "p1", "level": "province"}
    province |= {"kind": "tỉnh", "name": rng.choice(cast.PLACES)}
    party = {"fact": "organisation_founded", "on": on, "id": "o1", "kind": "provincial"}
    party |= {"name": "Đảng bộ tỉnh Mẫu", "place": "p1"}
    if rng.random() < 0.2:
        del party["place"]
    return [province, party]


def random_attempts(rng: Random, size: int, profile: str = "mixed") -> list[Attempt]:
    """Attempts until ``size`` lines stand; the lines that stand are a possible history."""
    found: list[Attempt] = []
    standing = 0
    for one in attempts(rng, PROFILES[profile], size):
        found.append(one)
        standing += one.refusal is None
        if standing == size:
            break
    return found


def random_history(rng: Random, size: int, profile: str = "mixed") -> list[str]:
    """``size`` canonical lines whose every beginning is possible; the same for the same seed."""
    tried = random_attempts(rng, size, profile)
    return [one.text for one in tried if one.refusal is None]


assert set(PROPOSE) | set(kinds.ABOUT_RECORDINGS) == set(kinds.FIELDS)
