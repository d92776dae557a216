"""Questions about users and what they may see; every one takes its date."""

from datetime import date

from hatnhan.accounts.models import Assignment, User


def assignments(user: User, on: date) -> list[Assignment]:
    """The assignments of a user that hold on that day; none for one who may not sign in."""
    if not user.is_active:
        return []
    return list(Assignment.objects.filter(user=user, valid_from__lte=on, valid_to__gt=on))
