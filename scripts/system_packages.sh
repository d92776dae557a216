#!/usr/bin/env bash
# Install what the tests need from outside Python: a browser and PostgreSQL.
#
# Does nothing where both are there. Uses apt-get as root or through sudo without a password. Where
# neither is possible the tests that need a missing part are skipped, and with CI=true this fails.
set -euo pipefail

wanted=()
command -v chromium >/dev/null || wanted+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || wanted+=(postgresql)
[ ${#wanted[@]} -eq 0 ] && exit 0

give_up() {
  echo "Missing: ${wanted[*]}. $1" >&2
  [ "${CI:-}" = true ] && exit 1
  exit 0
}

command -v apt-get >/dev/null || give_up "Install them with this system's package manager."
as=()
if [ "$(id -u)" != 0 ]; then
  sudo -n true 2>/dev/null || give_up "Run: sudo apt-get install ${wanted[*]}"
  as=(sudo -n)
fi

# The tests run a server of their own; the package must not start another that nobody asked for.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | "${as[@]}" tee "$policy" >/dev/null
  "${as[@]}" chmod 755 "$policy"
  trap '"${as[@]}" rm -f "$policy"' EXIT
fi

echo "Installing: ${wanted[*]}"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
{
  "${as[@]}" apt-get update -q \
    && "${as[@]}" apt-get install -q -y --no-install-recommends "${wanted[@]}"
} >"$log" 2>&1 || { tail -n 30 "$log" >&2; rm -f "$log"; give_up "apt-get failed."; }
rm -f "$log"
