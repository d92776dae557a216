#!/usr/bin/env bash
# Run a command with a PostgreSQL server of its own: scripts/with_postgres.sh COMMAND...
#
# The server lives in a temporary folder, answers on a Unix socket there and nowhere else, and is
# stopped and removed when the command ends, however it ends. The command finds it through
# DATABASE_URL. FSYNC=off trades safety for speed: for tests only.
set -euo pipefail

fail() { echo "with_postgres: $*" >&2; exit 1; }

bin=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname)
if [ -z "$bin" ]; then
  command -v initdb >/dev/null || fail "PostgreSQL is not installed (package postgresql)"
  bin=$(dirname "$(command -v initdb)")
fi

dir=$(mktemp -d "${TMPDIR:-/tmp}/hatnhan-pg.XXXXXX")
as=()
if [ "$(id -u)" = 0 ]; then
  # PostgreSQL refuses to run as root; Debian's package made this user.
  id postgres >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin postgres
  chown postgres: "$dir"
  as=(setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups --)
fi

stop() {
  "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap stop EXIT
trap 'exit 130' INT TERM

cd "$dir"
"${as[@]}" "$bin/initdb" -D "$dir/data" -U hatnhan -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
  >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; fail "initdb failed"; }
"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/server.log" \
  -o "-k $dir -c listen_addresses='' -c fsync=${FSYNC:-on} -c max_connections=50 -c shared_buffers=256MB" \
  start >/dev/null || { cat "$dir/server.log" >&2; fail "the server did not start"; }
"${as[@]}" "$bin/createdb" -h "$dir" -U hatnhan hatnhan
cd "$OLDPWD"

DATABASE_URL="postgres://hatnhan@${dir//\//%2F}/hatnhan" "$@"
