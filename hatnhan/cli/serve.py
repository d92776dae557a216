"""`hatnhan serve`: the web page, from this one process."""

from __future__ import annotations

import argparse
import hashlib
import os
import socket
import sys
from threading import Thread
from typing import TYPE_CHECKING

from hatnhan.domain.problems import Problem

if TYPE_CHECKING:
    from hatnhan.cli.main import Subparsers

HOST = "127.0.0.1"
PORT = 8000


def add(subparsers: Subparsers) -> None:
    """The command's options."""
    made = subparsers.add_parser("serve", help="mở trang web")
    made.add_argument("--host", default=HOST, help=f"địa chỉ nghe (mặc định {HOST})")
    made.add_argument("--port", type=int, default=PORT, help=f"cổng (mặc định {PORT})")
    made.add_argument("--threads", type=int, default=8, help="số luồng trả lời (mặc định 8)")
    if hasattr(os, "fork"):
        made.add_argument("--workers", type=int, default=1, help="số tiến trình (mặc định 1)")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    return serve(args.host, args.port, args.threads, getattr(args, "workers", 1))


def serve(host: str = HOST, port: int = PORT, threads: int = 8, workers: int = 1) -> int:
    """Collect the static files where needed, say the address, answer until interrupted."""
    from hatnhan.cli import workers as processes

    bound = _bound(host, port)
    collect_static()
    bound.listen(1024)  # before the address is told: whoever reads it may ask at once
    shown = f"[{host}]" if ":" in host else host
    print(f"Hạt Nhân: http://{shown}:{bound.getsockname()[1]}  (Ctrl+C để dừng)", flush=True)
    if workers > 1:
        return processes.run(workers, lambda: _answer(bound, threads))
    return _answer(bound, threads)


def _answer(bound: socket.socket, threads: int) -> int:
    from django.conf import settings
    from waitress.server import create_server

    from hatnhan.wsgi import application

    proxy = settings.TRUSTED_PROXY
    believed = {"x-forwarded-for", "x-forwarded-proto"}
    server = create_server(
        application,
        sockets=[bound],
        threads=threads,
        ident="hatnhan",
        clear_untrusted_proxy_headers=True,
        **({"trusted_proxy": proxy, "trusted_proxy_headers": believed} if proxy else {}),
    )
    # Columns are read while the first visitor is still typing the address.
    Thread(target=_warm, name="warm", daemon=True).start()
    try:
        server.run()
    finally:
        server.close()
    return 0


def _warm() -> None:
    """Have the register's columns in memory before the first question."""
    from django.db import connection

    from hatnhan.indicators.queries import engine

    try:
        with engine().view():
            pass
    finally:
        connection.close()


def _bound(host: str, port: int) -> socket.socket:
    """A socket of our own, so that a port in use is told in words before anything else is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except (OSError, OverflowError) as error:
        made.close()
        raise Problem("port_taken", host=host, port=port) from error
    return made


def collect_static() -> bool:
    """Copy hashed and compressed static files to the data folder; True when it had to be done."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.DEBUG:
        return False
    mark = settings.STATIC_ROOT / ".collected"
    now = _fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == now:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now, encoding="ascii")
    return True


def _fingerprint() -> str:
    """Changes with any static file of the program: names, sizes and times of all."""
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            moment = storage.get_modified_time(name).timestamp()
            seen.update(f"{name}\0{storage.size(name)}\0{moment}\n".encode())
    return seen.hexdigest()
