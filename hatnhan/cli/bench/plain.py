"""The as-of table of a province in plain SQL over the interval tables.

The yardstick of `hatnhan bench`, and a second implementation for the tests: it shares nothing
with the engine but the tables. Portable between PostgreSQL, SQLite and DuckDB; dates and
recording numbers are written in as integers. Trees are those of the day itself.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from hatnhan.domain.headcount import AGE_BANDS
from hatnhan.domain.times import end_of_day

TABLES: Final = (
    "registry_placestate",
    "registry_establishmentstate",
    "registry_organisationstate",
    "registry_linkstate",
    "registry_personstate",
    "registry_membership",
)
ETHNIC: Final = tuple(f"{code:02}" for code in range(1, 57))
KINDS: Final = ("village", "school", "health_station")
ZONES: Final = ("specially_difficult", "border", "zone_1", "zone_2", "zone_3", "remote")

_PARTS: Final = """
p AS (SELECT place_id AS id, parent_id AS parent FROM registry_placestate WHERE {held}),
o AS (SELECT organisation_id AS id, parent_id AS parent, place_id AS place, kind
      FROM registry_organisationstate WHERE {held}),
e AS (SELECT establishment_id AS id, place_id AS place, kind, zones
      FROM registry_establishmentstate WHERE {held}),
s AS (SELECT person_id AS id, sex, born, ethnic, youth_union
      FROM registry_personstate WHERE {held}),
pc(id, node) AS (
  SELECT id, id FROM p
  UNION ALL SELECT pc.id, p.parent FROM pc JOIN p ON p.id = pc.node WHERE p.parent IS NOT NULL),
oc(id, node) AS (
  SELECT id, id FROM o
  UNION ALL SELECT oc.id, o.parent FROM oc JOIN o ON o.id = oc.node WHERE o.parent IS NOT NULL),
ow(id, up, place) AS (
  SELECT id, parent, place FROM o
  UNION ALL SELECT ow.id, o.parent, o.place FROM ow JOIN o ON o.id = ow.up WHERE ow.place IS NULL),
op AS (SELECT id, place FROM ow WHERE place IS NOT NULL),
m AS (SELECT r.person_id AS person, r.cell_id AS cell, r.establishment_id AS establishment,
        CASE WHEN r.establishment_id IS NULL THEN op.place ELSE e.place END AS place,
        CASE WHEN r.status = 'official' THEN 1 ELSE 0 END AS official,
        CASE WHEN s.sex = 'female' THEN 1 ELSE 0 END AS female,
        CASE WHEN s.ethnic IN ('01', '55') THEN 0 ELSE 1 END AS minority,
        CASE WHEN s.youth_union THEN 1 ELSE 0 END AS youth,
        s.ethnic, COALESCE(e.kind, 'none') AS kind, COALESCE(e.zones, '') AS zones,
        {year} - CAST(SUBSTR(s.born, 1, 4) AS INTEGER)
          - CASE WHEN SUBSTR(s.born || '-01-01', 6, 5) > '{day}' THEN 1 ELSE 0 END AS age
      FROM registry_membership r
      JOIN s ON s.id = r.person_id
      LEFT JOIN e ON e.id = r.establishment_id
      LEFT JOIN op ON op.id = r.cell_id
      WHERE r.start < {cut} AND r.stop >= {cut}
        AND r.known_from <= {known} AND r.known_to > {known})"""

_COVERAGE_PARTS: Final = """,
l AS (SELECT DISTINCT cell_id AS cell, establishment_id AS establishment
      FROM registry_linkstate WHERE role = 'coverage' AND {held}),
n AS (SELECT cell, COUNT(*) AS serves FROM l GROUP BY cell),
f AS (SELECT cell, SUM(official) AS official FROM m GROUP BY cell),
own AS (SELECT l.establishment, MAX(COALESCE(f.official, 0)) AS best
        FROM l JOIN n ON n.cell = l.cell AND n.serves = 1 LEFT JOIN f ON f.cell = l.cell
        GROUP BY l.establishment),
joint AS (SELECT DISTINCT l.establishment FROM l JOIN n ON n.cell = l.cell AND n.serves > 1),
em AS (SELECT establishment, COUNT(*) AS members, SUM(official) AS official
       FROM m GROUP BY establishment),
st AS (SELECT e.id, e.place, e.kind,
         CASE WHEN own.best >= {minimum} THEN 'own_cell'
              WHEN own.best IS NOT NULL THEN 'own_cell_below_minimum'
              WHEN em.members IS NULL THEN 'no_member'
              WHEN joint.establishment IS NOT NULL THEN 'joint_cell'
              WHEN em.official >= {minimum} THEN 'cell_due'
              ELSE 'members_too_few' END AS state
       FROM e LEFT JOIN own ON own.establishment = e.id
       LEFT JOIN joint ON joint.establishment = e.id
       LEFT JOIN em ON em.establishment = e.id)"""


def headcounts(tree: str, on: date, known_at: int) -> str:
    """One row per node of a tree (place or organisation): node, then the counts of COLUMNS."""
    closure, leaf = ("pc", "place") if tree == "place" else ("oc", "cell")
    counts = ",\n  ".join(f"{sql} AS c{i}" for i, (_, sql) in enumerate(_columns()))
    return (
        f"WITH RECURSIVE {_filled(_PARTS, on, known_at)}\n"
        f"SELECT {closure}.node AS node,\n  {counts}\n"
        f"FROM m JOIN {closure} ON {closure}.id = m.{leaf} GROUP BY {closure}.node"
    )


def coverage(on: date, known_at: int, minimum: int) -> str:
    """Rows (place node, kind, state, number) over all places and their ancestors."""
    parts = _filled(_PARTS + _COVERAGE_PARTS, on, known_at, minimum=minimum)
    return (
        f"WITH RECURSIVE {parts}\nSELECT pc.node, st.kind, st.state, COUNT(*)\n"
        "FROM st JOIN pc ON pc.id = st.place GROUP BY pc.node, st.kind, st.state"
    )


def movements(tree: str, since: date, on: date, known_at: int) -> str:
    """Rows (node, line, number): who entered, left or moved across each node's border in a
    period, by the tree of its last day."""
    closure = "pc" if tree == "place" else "oc"
    if tree == "place":
        to = "CASE WHEN r.establishment_id IS NULL THEN b.place ELSE d.place END"
        was = "CASE WHEN r.from_establishment_id IS NULL THEN a.place ELSE c.place END"
    else:
        to, was = "r.cell_id", "r.from_cell_id"
    first = end_of_day(since) - (1 << 40)
    return f"""WITH RECURSIVE {_filled(_PARTS, on, known_at)},
g AS (SELECT r.line, r.end_line, r.start, r.stop, {to} AS node_to, {was} AS node_was
      FROM registry_membership r
      LEFT JOIN op a ON a.id = r.from_cell_id LEFT JOIN op b ON b.id = r.cell_id
      LEFT JOIN e c ON c.id = r.from_establishment_id LEFT JOIN e d ON d.id = r.establishment_id
      WHERE r.known_from <= {known_at} AND r.known_to > {known_at}
        AND ((r.start >= {first} AND r.start < {end_of_day(on)})
          OR (r.end_line <> '' AND r.stop >= {first} AND r.stop < {end_of_day(on)})))
SELECT t.node, 'in:' || g.line AS line, COUNT(*) FROM g JOIN {closure} t ON t.id = g.node_to
  WHERE g.start >= {first} AND g.start < {end_of_day(on)} AND NOT EXISTS (
    SELECT 1 FROM {closure} u WHERE u.id = g.node_was AND u.node = t.node)
  GROUP BY t.node, g.line
UNION ALL
SELECT t.node, 'out:' || g.line, COUNT(*) FROM g JOIN {closure} t ON t.id = g.node_was
  WHERE g.start >= {first} AND g.start < {end_of_day(on)} AND NOT EXISTS (
    SELECT 1 FROM {closure} u WHERE u.id = g.node_to AND u.node = t.node)
  GROUP BY t.node, g.line
UNION ALL
SELECT t.node, g.end_line, COUNT(*) FROM g JOIN {closure} t ON t.id = g.node_to
  WHERE g.end_line <> '' AND g.stop >= {first} AND g.stop < {end_of_day(on)}
  GROUP BY t.node, g.end_line"""  # noqa: S608 - names and integers of ours


def column_paths() -> list[str]:
    """The dotted path, as in an answer, of each count of `headcounts`."""
    return [path for path, _ in _columns()]


def _columns() -> list[tuple[str, str]]:
    def having(condition: str) -> str:
        return f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"

    columns = [
        ("total", "COUNT(*)"),
        ("official", "SUM(m.official)"),
        ("probationary", "COUNT(*) - SUM(m.official)"),
        ("female", "SUM(m.female)"),
        ("ethnic_minority", "SUM(m.minority)"),
        ("youth_union", "SUM(m.youth)"),
    ]
    columns += [(f"by_ethnic.{code}", having(f"m.ethnic = '{code}'")) for code in ETHNIC]
    above = [first for _, first in AGE_BANDS[1:]] + [999]
    for (band, first), until in zip(AGE_BANDS, above, strict=True):
        columns.append((f"by_age_band.{band}", having(f"m.age >= {first} AND m.age < {until}")))
    for kind in (*KINDS, "none"):
        columns.append((f"by_establishment_kind.{kind}", having(f"m.kind = '{kind}'")))
    for zone in ZONES:
        columns.append((f"by_zone.{zone}", having(f"',' || m.zones || ',' LIKE '%,{zone},%'")))
    columns.append(("by_zone.none", having("m.zones = ''")))
    return columns


def _filled(text: str, on: date, known_at: int, *, minimum: int = 3) -> str:
    cut = end_of_day(on)
    held = f"start < {cut} AND stop >= {cut} AND known_from <= {known_at} AND known_to > {known_at}"
    return text.format(
        held=held,
        cut=cut,
        known=known_at,
        year=on.year,
        day=on.strftime("%m-%d"),
        minimum=minimum,
    )
