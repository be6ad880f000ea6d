#!/usr/bin/env bash
# Renew constraints.txt: the newest versions that pyproject.toml allows, tried in an environment of their own.
#
#   tools/constraints.sh [pip options]    for example --constraint constraints.txt to keep what can be kept
set -euo pipefail
cd "$(dirname "$0")/.."

venv=build/constraints-venv
mkdir -p build
"${PYTHON:-.venv/bin/python}" -m venv --clear $venv
$venv/bin/python -m pip install --quiet --upgrade "$@" pip
$venv/bin/python -m pip install --quiet "$@" --editable '.[hub,encryption]' --group dev --group bench
{
  echo "# Exact versions of everything that 'make setup' installs, and of the group bench. Made by 'make constraints'; do not edit by hand."
  $venv/bin/python -m pip list --format=freeze --exclude-editable | LC_ALL=C sort -f
  echo "pip==$($venv/bin/python -c 'import pip; print(pip.__version__)')"
} | awk -F== '!seen[tolower($1)]++' >build/constraints.txt
mv build/constraints.txt constraints.txt
rm -rf $venv
echo "constraints.txt now holds $(grep -c == constraints.txt) exact versions. Run 'make test' before you commit it."
