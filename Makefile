# `make run` and `make test` do everything on a fresh Debian or Ubuntu machine.
# ARGS are handed to the tool behind a target: make test ARGS="tests/scoring -k critical"

bin := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test setup lint format types contract bench screenshots constraints clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 14

run: ## open QA Desk on the sample workspace; with no display, save a screenshot
	@tools/system-packages.sh run $(if $(DISPLAY)$(WAYLAND_DISPLAY),,display)
	@tools/setup.sh
	@tools/run.sh

test: ## every test
	@tools/system-packages.sh run display test
	@tools/setup.sh
	@tools/test.sh $(ARGS)

setup: ## system libraries and the environment in .venv, nothing else
	@tools/system-packages.sh run
	@tools/setup.sh

environment:
	@tools/setup.sh
.PHONY: environment

lint: environment ## ruff: rules and format
	$(bin)/ruff check .
	$(bin)/ruff format --check .

format: environment ## ruff: mend what can be mended
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

types: environment ## mypy, strict
	$(bin)/mypy

contract: environment ## the three floors: who may import whom
	$(bin)/lint-imports --no-cache

bench: environment ## benchmarks, side by side, as a table
	@tools/system-packages.sh run display test
	@tools/display.sh $(bin)/python benchmarks/run.py $(ARGS)

screenshots: environment ## the README's pictures, from the real app
	@tools/system-packages.sh run display
	@tools/display.sh $(bin)/python docs/screenshots.py $(ARGS)

constraints: environment ## newest allowed versions into constraints.txt
	@tools/constraints.sh $(ARGS)

clean: ## remove what was built and cached, also the sample workspace; .venv stays
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
