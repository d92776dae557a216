"""What each form asks of the register: one command, with the values of the form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hatnhan.accounts.models import User
from hatnhan.registry import commands
from hatnhan.web.record.forms import RecordForm


@dataclass(frozen=True, slots=True)
class Actor:
    """Who records, on which day."""

    user: User
    today: date


def key(form: RecordForm, name: str) -> str | None:
    """The key of the unit chosen in a field."""
    unit = form.cleaned_data.get(name)
    return unit.key if unit else None


def needed(form: RecordForm, name: str) -> str:
    """The key of a unit that the form does not go without."""
    return str(form.cleaned_data[name].key)


def admit(form: RecordForm, actor: Actor) -> int:
    """Somebody is admitted; who is new is registered with it."""
    data = form.cleaned_data
    person = key(form, "person")
    about = ("name", "sex", "born", "ethnic", "education", "youth_union")
    new = (
        None if person else {field: data[field] for field in about if data[field] not in ("", None)}
    )
    return commands.admit_member(
        actor=actor.user,
        today=actor.today,
        person=person,
        new_person=new,
        cell=needed(form, "cell"),
        establishment=key(form, "establishment"),
        on=data["on_day"],
        decision_on=data["decision_on"],
        basis=form.basis,
    )


def recognise(form: RecordForm, actor: Actor) -> int:
    """A probationer is official from a day."""
    return commands.recognise_member(
        actor=actor.user,
        today=actor.today,
        person=needed(form, "person"),
        on=form.cleaned_data["on_day"],
        basis=form.basis,
    )


def transfer(form: RecordForm, actor: Actor) -> int:
    """A member goes to another cell."""
    return commands.transfer_member(
        actor=actor.user,
        today=actor.today,
        person=needed(form, "person"),
        cell=needed(form, "cell"),
        establishment=key(form, "establishment"),
        on=form.cleaned_data["on_day"],
        basis=form.basis,
    )


def depart(form: RecordForm, actor: Actor) -> int:
    """A member leaves."""
    return commands.record_departure(
        actor=actor.user,
        today=actor.today,
        person=needed(form, "person"),
        reason=form.cleaned_data["reason"],
        on=form.cleaned_data["on_day"],
        basis=form.basis,
    )


def found(form: RecordForm, actor: Actor) -> int:
    """A cell is founded; the members of the establishment pass into it."""
    return commands.found_cell(
        actor=actor.user,
        today=actor.today,
        name=form.cleaned_data["name"],
        parent=needed(form, "parent"),
        establishment=key(form, "establishment"),
        on=form.cleaned_data["on_day"],
        basis=form.basis,
    )
