"""Which recordings count: corrections and annulments, and annulments of those."""

from __future__ import annotations

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.problems import Problem
from hatnhan.domain.register.subjects import Entry
from hatnhan.domain.times import moment


class Standing:
    """The facts believed, by the number of their first recording.

    A fact stands unless a standing annulment names it; its body is its latest standing
    correction. Annulling a correction or an annulment undoes just that recording.
    """

    def __init__(self) -> None:
        self._first: dict[int, Entry] = {}
        self._versions: dict[int, list[tuple[int, Entry]]] = {}
        self._annulments: dict[int, list[int]] = {}
        self._amends: dict[int, tuple[str, int]] = {}

    def knows(self, number: int) -> bool:
        """Whether this recording has been taken in."""
        return number in self._first or number in self._amends

    def take(
        self, number: int, fact: Fact | Corrected | Annulled
    ) -> tuple[Entry | None, Entry | None]:
        """Take in a recording; gives the entry believed before and the one after.

        Raises ``Problem`` when it names a recording that cannot be amended.
        """
        if isinstance(fact, Corrected):
            return self._correct(number, fact)
        if isinstance(fact, Annulled):
            return self._annul(number, fact.of)
        entry = Entry(number, moment(fact.on, fact.KIND, number), fact)
        self._first[number] = entry
        return None, entry

    def believed(self, root: int) -> Entry | None:
        """The entry now believed of a fact, if it stands."""
        if not self._stands(root):
            return None
        for number, entry in reversed(self._versions.get(root, ())):
            if self._stands(number):
                return entry
        return self._first[root]

    def bodies(self, root: int) -> list[Fact]:
        """Every body a fact ever had."""
        return [self._first[root].fact, *(e.fact for _, e in self._versions.get(root, ()))]

    def root_of(self, number: int) -> int:
        """The fact that a recording is, corrects or annuls."""
        while number in self._amends:
            number = self._amends[number][1]
        return number

    def _stands(self, number: int) -> bool:
        return not any(self._stands(a) for a in self._annulments.get(number, ()))

    def _check(self, of: int) -> None:
        if not self.knows(of):
            raise Problem("unknown_recording", of=of)
        if not self._stands(of):
            raise Problem("not_standing", of=of)

    def _correct(self, number: int, fact: Corrected) -> tuple[Entry | None, Entry | None]:
        of = fact.of
        self._check(of)
        if of in self._amends and self._amends[of][0] == Annulled.KIND:
            raise Problem("not_correctable", of=of)
        root = self.root_of(of)
        before = self.believed(root)
        if before is None:
            raise Problem("not_standing", of=of)
        body = fact.body
        if body.KIND != self._first[root].fact.KIND:
            raise Problem("kind_differs", kind=self._first[root].fact.KIND)
        after = Entry(root, moment(body.on, body.KIND, root), body)
        self._versions.setdefault(root, []).append((number, after))
        self._amends[number] = (Corrected.KIND, root)
        return before, after

    def _annul(self, number: int, of: int) -> tuple[Entry | None, Entry | None]:
        self._check(of)
        root = self.root_of(of)
        before = self.believed(root)
        self._annulments.setdefault(of, []).append(number)
        self._amends[number] = (Annulled.KIND, of)
        return before, self.believed(root)
