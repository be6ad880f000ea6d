#!/usr/bin/env bash
# Open QA Desk on the sample workspace; with no display, save a screenshot of its window instead.
set -euo pipefail
cd "$(dirname "$0")/.."

export QA_DESK_WORKSPACE=${QA_DESK_WORKSPACE:-$PWD/build/sample}
screenshot=build/qa-desk.png

mkdir -p build
if [ ! -d "$QA_DESK_WORKSPACE" ]; then
  # Made beside and moved when whole, so that an interrupted one is never taken for the sample.
  rm -rf "$QA_DESK_WORKSPACE.part"
  .venv/bin/qa-desk sample --workspace "$QA_DESK_WORKSPACE.part" >/dev/null
  mv "$QA_DESK_WORKSPACE.part" "$QA_DESK_WORKSPACE"
fi

if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec .venv/bin/qa-desk
fi

echo "No display here: opening QA Desk on a virtual one."
rm -f $screenshot
status=0
timeout --kill-after=10 180 tools/display.sh .venv/bin/qa-desk --screenshot $screenshot || status=$?
if [ $status -ne 0 ] || [ ! -s $screenshot ]; then
  echo "QA Desk did not show its window (exit code $status)." >&2
  exit 1
fi
echo "QA Desk opened and showed its window. The screenshot is $PWD/$screenshot"
