#!/usr/bin/env bash
# Run the tests: widgets are drawn off screen, whole windows get a private virtual display in DISPLAY.
# Without arguments, all of them on two cores: what is heard on one, the rest on the other.
#
#   tools/test.sh [pytest arguments]
set -euo pipefail
cd "$(dirname "$0")/.."

export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
if [ $# -eq 0 ] && [ "$(getconf _NPROCESSORS_ONLN)" -gt 1 ]; then
  set -- -n 2
fi
exec tools/display.sh .venv/bin/python -m pytest "$@"
