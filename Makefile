# Two commands need nothing but Python 3.11 or newer, pip and make: `make play` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Expanded only when a .venv is to be made.
TOO_OLD = $(shell $(PYTHON) -c 'import sys; print(sys.version_info < (3, 11))')

.PHONY: play test soak bench pictures clean

# make play ARGS='--plain --seed 7'
play: .venv/.has-game
	@$(BIN)/escape-game $(ARGS)

test: .venv/.has-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest --cov

# Kills, fuzz, proof, clusters, seconds and megabytes: minutes of work, so no part of `make test`.
soak: .venv/.has-soak
	$(BIN)/pytest -m soak --durations=10

bench: .venv/.has-dev
	@for script in benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

# Real screens as SVG, and beside each the same as text: byte for byte the same until the story or the game changes.
pictures: .venv/.has-dev
	$(BIN)/python tools/make_pictures.py

# Saves stay.
clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*
	find escape_game tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# Stamps, so that only a changed pyproject.toml installs again. `.made` comes after a whole .venv: a
# python3 without ensurepip leaves half of one behind.
.venv/.made:
	$(if $(filter False,$(TOO_OLD)),,$(error Walk South needs Python 3.11 or newer; $(PYTHON) isn't. Try: make play PYTHON=python3.12))
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/.has-game: pyproject.toml | .venv/.made
	@echo "Installing the game into .venv (once)"
	@$(PIP) --editable .
	@touch $@

.venv/.has-soak: .venv/.has-dev
	@echo "Installing a local cluster and a C builder's tools for the soak tests (once)"
	@$(PIP) --editable '.[dev,cluster]' setuptools
	@touch $@

.venv/.has-dev: pyproject.toml | .venv/.made
	@echo "Installing the game and the tools that test it into .venv (once)"
	@$(PIP) --editable '.[dev]'
	@touch .venv/.has-game $@
