#!/usr/bin/env bash
# Run the tests: widgets are drawn off screen, whole windows get a private virtual display in DISPLAY.
#
#   tools/test.sh [pytest arguments]
set -euo pipefail
cd "$(dirname "$0")/.."

export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
exec tools/display.sh .venv/bin/python -m pytest "$@"
