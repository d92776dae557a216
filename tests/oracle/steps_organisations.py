"""Steps of organisations and of links of coverage and support."""

from __future__ import annotations

from tests.oracle.belief import Fact, Impossible
from tests.oracle.units import Organisation
from tests.oracle.world import World, born, check_rank, mapped, step


@step("organisation_founded")
def founded(w: World, f: Fact) -> None:
    b = f.body
    organisation = Organisation(
        b["id"], b["kind"], b["name"], parent=b.get("parent"), place=b.get("place")
    )
    check_parent(w, organisation)
    if organisation.place is not None:
        w.place(organisation.place)
    born(w.organisations, organisation)


def check_parent(w: World, organisation: Organisation) -> None:
    """Only cells and groups need a parent; a parent is of higher rank."""
    if organisation.parent is not None:
        check_rank(organisation, w.organisation(organisation.parent))
    elif organisation.is_cell or organisation.kind == "group":
        raise Impossible("needs_parent", organisation.id)


@step("organisation_renamed")
def organisation_renamed(w: World, f: Fact) -> None:
    w.organisation(f.body["id"]).name = f.body["name"]


@step("organisation_retyped")
def retyped(w: World, f: Fact) -> None:
    organisation = w.organisation(f.body["id"])
    if organisation.kind == f.body["kind"]:
        raise Impossible("nothing_changed", organisation.id)
    organisation.kind = f.body["kind"]
    check_parent(w, organisation)
    for child in w.children(organisation.id):
        check_rank(child, organisation)
    if not organisation.is_cell:
        check_not_used_as_cell(w, organisation)


def check_not_used_as_cell(w: World, organisation: Organisation) -> None:
    """Members and links belong to cells only."""
    if w.members_of_cell(organisation.id):
        raise Impossible("not_a_cell", f"{organisation.id} has members")
    if any(cell == organisation.id for cell, _ in w.coverage | w.support):
        raise Impossible("not_a_cell", f"{organisation.id} has links")


@step("organisation_moved")
def organisation_moved(w: World, f: Fact) -> None:
    organisation, parent = w.organisation(f.body["id"]), w.organisation(f.body["parent"])
    if organisation.parent == parent.id:
        raise Impossible("nothing_changed", organisation.id)
    check_rank(organisation, parent)
    organisation.parent = parent.id


@step("organisation_located")
def located(w: World, f: Fact) -> None:
    w.organisation(f.body["id"]).place = w.place(f.body["place"]).id


@step("organisation_merged")
def organisation_merged(w: World, f: Fact) -> None:
    into = w.organisation(f.body["into"])
    sources = {id_: w.organisation(id_) for id_ in f.body["sources"]}
    if any(above in sources for above in line_of(w, into)):
        raise Impossible("below_a_source", into.id)
    for source in sources.values():
        follow(w, source, into, besides=set(sources))
    for source in sources.values():
        w.end_links(cell=source.id)
        source.end("merged", into.id)


def follow(w: World, source: Organisation, into: Organisation, besides: set[str]) -> None:
    """Bring children (but those merged too), members and links of a source to ``into``."""
    for child in w.children(source.id):
        if child.id not in besides:
            check_rank(child, into)
            child.parent = into.id
    for person in w.members_of_cell(source.id):
        w.members[person].cell = w.cell(into.id).id
    for links in (w.coverage, w.support):
        links |= {(w.cell(into.id).id, served) for cell, served in links if cell == source.id}


def line_of(w: World, organisation: Organisation) -> list[str]:
    """The ids of all that an organisation lies below, nearest first."""
    found = []
    while organisation.parent is not None:
        found.append(organisation.parent)
        organisation = w.organisations[organisation.parent]
    return found


@step("organisation_split")
def organisation_split(w: World, f: Fact) -> None:
    source, into = w.organisation(f.body["source"]), f.body["into"]
    for half in into:
        if source.id in line_of(w, w.organisation(half)):
            raise Impossible("below_a_source", half)
    members = mapped(w.members_of_cell(source.id), into, f.body["members"], w.records_of)
    children = mapped([c.id for c in w.children(source.id)], into, f.body["children"])
    covered = [served for cell, served in w.coverage if cell == source.id]
    coverage = mapped(covered, into, f.body["coverage"])
    for person, target in members.items():
        w.members[person].cell = w.cell(target).id
    for child, target in children.items():
        check_rank(w.organisations[child], w.organisations[target])
        w.organisations[child].parent = target
    w.coverage |= {(w.cell(target).id, served) for served, target in coverage.items()}
    w.end_links(cell=source.id)
    source.end("split")


@step("organisation_dissolved", "organisation_disbanded")
def dissolved(w: World, f: Fact) -> None:
    organisation = w.organisation(f.body["id"])
    if w.members_of_cell(organisation.id):
        raise Impossible("has_members", organisation.id)
    if w.children(organisation.id):
        raise Impossible("has_children", organisation.id)
    w.end_links(cell=organisation.id)
    organisation.end(f.kind.removeprefix("organisation_"))


def _links(w: World, f: Fact) -> tuple[set[tuple[str, str]], tuple[str, str]]:
    """The set a fact about a link speaks of, and the link, with both ends alive."""
    link = (w.cell(f.body["cell"]).id, w.establishment(f.body["establishment"]).id)
    return (w.coverage if f.kind.startswith("coverage") else w.support), link


@step("coverage_assigned", "support_assigned")
def assigned(w: World, f: Fact) -> None:
    links, link = _links(w, f)
    if link in links:
        raise Impossible("link_there_already", "-".join(link))
    links.add(link)


@step("coverage_ended", "support_ended")
def ended(w: World, f: Fact) -> None:
    links, link = _links(w, f)
    if link not in links:
        raise Impossible("link_not_there", "-".join(link))
    links.remove(link)
