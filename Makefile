# Hạt Nhân: everything is done through this file; `make` alone lists it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile
SERVE ?= 1

.PHONY: help
help:  ## This list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# -- Environment: each step is done again only when its lock has changed ----------------------------

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV) \
	  || { echo "This Python has no venv (Debian: apt-get install python3-venv)."; exit 1; }
	@touch $@

$(VENV)/.base: requirements/base.txt requirements/base.in pyproject.toml $(VENV)/.made
	@echo "Installing what the program needs…"
	@$(PIP) install --require-hashes -r requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@echo "Installing what the tests need…"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

.PHONY: system
system: $(VENV)/.dev
	@scripts/system_packages.sh

# -- Use --------------------------------------------------------------------------------------------

.PHONY: demo
demo: $(VENV)/.base  ## Sơn La scenario, nine-month report, web page (SERVE=0: without the page)
	@$(BIN)/hatnhan demo $(if $(filter 0,$(SERVE)),--no-serve)

.PHONY: bench
bench: $(VENV)/.dev system  ## Speed and memory, as ratios to this machine's limits
	@FSYNC=on scripts/with_postgres.sh $(BIN)/python -m hatnhan bench

# -- Test -------------------------------------------------------------------------------------------

.PHONY: test
test: system lint docs-check test-sqlite test-postgres  ## Everything: rules, types, documents, both databases

.PHONY: test-sqlite
test-sqlite: $(VENV)/.dev
	@echo "== SQLite"
	@env -u DATABASE_URL $(PYTEST)

# The reading of prose knows no database: once is enough.
.PHONY: test-postgres
test-postgres: $(VENV)/.dev
	@echo "== PostgreSQL"
	@if scripts/with_postgres.sh true; then \
	  FSYNC=off scripts/with_postgres.sh $(PYTEST) --ignore tests/prose; \
	elif [ "$${CI:-}" = true ]; then exit 1; \
	else echo "Not run: PostgreSQL is missing."; fi

# A single test of these runs for minutes; it hangs only after an hour.
PATIENT := -o faulthandler_timeout=3600

.PHONY: test-deep
test-deep: system  ## The long randomised runs, on both databases
	@env -u DATABASE_URL HATNHAN_DEEP=1 $(PYTEST) $(PATIENT)
	@FSYNC=off HATNHAN_DEEP=1 scripts/with_postgres.sh $(PYTEST) $(PATIENT)

.PHONY: lint
lint: $(VENV)/.dev  ## Style, types and the direction between packages
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

.PHONY: format
format: $(VENV)/.dev  ## Put the code into the house's form
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

# -- Documents and locks ----------------------------------------------------------------------------

.PHONY: docs
docs: $(VENV)/.dev  ## Write the generated reference pages again
	@$(BIN)/python scripts/docs.py

.PHONY: docs-check
docs-check: $(VENV)/.dev
	@$(BIN)/python scripts/docs.py --check
	@echo "Persons who may be one, measured:" && grep -E '^(\| sure|Recall|Asked)' docs/reference/persons.md

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-config --no-emit-index-url --custom-compile-command "make lock"

.PHONY: lock
lock: $(VENV)/.dev  ## Resolve requirements/*.in again (UPGRADE=1: to newer versions)
	@$(LOCK) $(if $(UPGRADE),--upgrade) requirements/base.in requirements/build.in -o requirements/base.txt
	@$(LOCK) $(if $(UPGRADE),--upgrade) requirements/dev.in -o requirements/dev.txt

.PHONY: vendor
vendor:  ## Fetch the front-end files again (needs npm)
	@$(PYTHON) scripts/vendor.py

.PHONY: clean
clean:  ## Remove the environment and caches; the data in var/ stays
	rm -rf $(VENV) *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
