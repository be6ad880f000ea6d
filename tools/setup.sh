#!/usr/bin/env bash
# Make or renew the environment in .venv; does nothing when it is already right.
#
#   PYTHON=python3.12 tools/setup.sh      to choose the interpreter
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv
stamp=$venv/made-from
made_from() { printf '%s\n' "$PWD"; cat pyproject.toml constraints.txt tools/setup.sh | cksum; }

if [ -x $venv/bin/python ] && [ "$(cat $stamp 2>/dev/null)" = "$(made_from)" ] && $venv/bin/python -c ''; then
  exit 0
fi

recent_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
find_python() {
  local name
  for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if recent_enough "$name"; then echo "$name"; return; fi
  done
  return 1
}
can_make_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# A folder that was moved, or whose Python is gone, is made anew.
made_in=$(head -n 1 $stamp 2>/dev/null || true)
if [ -e $venv ] && { ! recent_enough $venv/bin/python || [ "${made_in:-$PWD}" != "$PWD" ]; }; then
  rm -rf $venv
fi

if [ ! -e $venv ]; then
  python=$(find_python) || { tools/system-packages.sh python3 python3-venv; python=$(find_python); } ||
    { tools/system-packages.sh python3.11 python3.11-venv; python=$(find_python); } ||
    { echo "QA Desk needs Python 3.11 or newer. Install it, or name it: make setup PYTHON=/path/to/python3.12" >&2; exit 1; }
  if ! can_make_environments "$python"; then
    tools/system-packages.sh python3-venv
    can_make_environments "$python" ||
      tools/system-packages.sh "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    can_make_environments "$python" ||
      { echo "$python cannot make virtual environments. Install its venv package and try again." >&2; exit 1; }
  fi
  echo "Making $venv with $("$python" --version)."
  "$python" -m venv $venv
fi

rm -f $stamp
echo "Installing Python packages into $venv, which takes a minute or two the first time."
export PIP_DISABLE_PIP_VERSION_CHECK=1
log=$venv/install.log
pip() { $venv/bin/python -m pip --no-input --no-color "$@" >>"$log" 2>&1 || { tail -n 20 "$log" >&2; exit 1; }; }
: >"$log"
# Dependency groups need pip 25.1; constraints.txt names a newer one.
pip install --upgrade --constraint constraints.txt pip
pip install --constraint constraints.txt --editable '.[hub,encryption]' --group dev
made_from >$stamp
echo "The environment in $venv is ready."
