"""`hatnhan users`: who may sign in, and what they may do."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import date
from typing import TYPE_CHECKING

from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from hatnhan.accounts.models import User
    from hatnhan.cli.main import Subparsers

ROLES = ("viewer", "recorder", "officer", "admin")


def add(subparsers: Subparsers) -> None:
    """The sub-commands and their options."""
    made = subparsers.add_parser("users", help="người dùng và quyền")
    what = made.add_subparsers(dest="what", metavar="VIỆC", required=True)
    what.add_parser("list", help="liệt kê người dùng và quyền đang có").set_defaults(do=_list)
    new = what.add_parser("add", help="thêm người dùng (mật khẩu hỏi hoặc đọc từ đầu vào chuẩn)")
    new.add_argument("username", metavar="TÊN")
    new.add_argument("--name", default="", help="họ và tên")
    new.add_argument("--office", default="", help="cơ quan, đơn vị")
    new.set_defaults(do=_add)
    word = what.add_parser("password", help="đặt lại mật khẩu")
    word.add_argument("username", metavar="TÊN")
    word.set_defaults(do=_password)
    give = what.add_parser("assign", help="giao quyền trên toàn bộ, một địa bàn hay một tổ chức")
    give.add_argument("username", metavar="TÊN")
    give.add_argument("role", choices=ROLES)
    scope = give.add_mutually_exclusive_group()
    scope.add_argument("--place", metavar="MÃ")
    scope.add_argument("--organisation", metavar="MÃ")
    give.add_argument("--from", dest="since", type=date.fromisoformat, metavar="NGÀY")
    give.set_defaults(do=_assign)
    stop = what.add_parser("end", help="thôi giao quyền từ một ngày (mặc định hôm nay)")
    stop.add_argument("username", metavar="TÊN")
    stop.add_argument("--on", type=date.fromisoformat, metavar="NGÀY")
    stop.set_defaults(do=_end)


def run(args: argparse.Namespace) -> int:
    """Do the sub-command."""
    args.do(args)
    return 0


def _user(args: argparse.Namespace) -> User:
    from hatnhan.accounts.queries import user_named

    found = user_named(args.username)
    if found is None:
        raise Problem("unknown_user", username=args.username)
    return found


def _secret() -> str:
    """From the keyboard without showing it, or one line of standard input; never an argument."""
    if sys.stdin.isatty():
        return getpass.getpass("Mật khẩu: ")
    return sys.stdin.readline().rstrip("\r\n")


def _list(args: argparse.Namespace) -> None:  # noqa: ARG001 - every sub-command takes them
    from hatnhan.accounts.models import User
    from hatnhan.accounts.queries import assignments

    for user in User.objects.all():
        held = [
            f"{each.role} {each.scope_kind} {each.scope_id}".strip()
            for each in assignments(user, date.today())  # noqa: DTZ011 - the machine's own day
        ]
        print(f"{user.username}\t{user}\t{'; '.join(held) or '-'}")


def _add(args: argparse.Namespace) -> None:
    from hatnhan.accounts.commands import add_user

    add_user(
        actor=None,
        username=args.username,
        password=_secret(),
        display_name=args.name,
        office=args.office,
    )
    print(f"Đã thêm {args.username}. Hãy giao quyền: hatnhan users assign {args.username} ...")


def _password(args: argparse.Namespace) -> None:
    from hatnhan.accounts.commands import change_password

    change_password(actor=None, user=_user(args), password=_secret())
    print(f"Đã đổi mật khẩu của {args.username}.")


def _assign(args: argparse.Namespace) -> None:
    from hatnhan.accounts.commands import assign

    kind = "place" if args.place else "organisation" if args.organisation else "everything"
    made = assign(
        actor=None,
        user=_user(args),
        role=args.role,
        scope_kind=kind,
        scope_id=args.place or args.organisation or "",
        valid_from=args.since or date.today(),  # noqa: DTZ011 - the machine's own day
    )
    print(f"Đã giao {made.get_role_display()} cho {args.username} từ {made.valid_from:%d/%m/%Y}.")


def _end(args: argparse.Namespace) -> None:
    from hatnhan.accounts.commands import end_assignments

    on = args.on or date.today()  # noqa: DTZ011 - the machine's own day
    ended = end_assignments(actor=None, user=_user(args), on=on)
    print(f"Đã thôi {ended} quyền của {args.username} từ {on:%d/%m/%Y}.")
