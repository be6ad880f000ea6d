#!/usr/bin/env bash
# Run a command under a private virtual display, which ends with it.
#
#   tools/display.sh .venv/bin/qa-desk --screenshot window.png
set -euo pipefail

if ! command -v Xvfb >/dev/null; then
  echo "No virtual display (package xvfb); drawing off screen instead." >&2
  QT_QPA_PLATFORM=offscreen exec "$@"
fi

folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
mkfifo "$folder/number"
# The server chooses a free number itself and tells it once it takes connections.
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$folder/number" >"$folder/log" 2>&1 &
server=$!
if ! read -r -t 30 number <>"$folder/number"; then
  echo "The virtual display did not start:" >&2
  tail -n 5 "$folder/log" >&2
  exit 1
fi
unset WAYLAND_DISPLAY
DISPLAY=":$number" "$@"
