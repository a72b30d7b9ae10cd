# Two commands are the contract: `make demo` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := demo.db

.PHONY: help demo test browser format lint types imports unit docs floors bench lock lab clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

demo: $(VENV)/.run ## install, read examples/ into a record, show what was found
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/dateline read --record $(DEMO) examples
	@echo
	$(BIN)/dateline happenings --record $(DEMO) --min-origins 2 --limit 8
	@echo
	$(BIN)/dateline upcoming --record $(DEMO) --on 2023-11-15 --limit 8
	@echo
	@$(BIN)/dateline page --record $(DEMO) --out demo.html
	@echo
	@echo "The record is $(DEMO). Go on with:"
	@echo "  $(BIN)/dateline serve --record $(DEMO)              pages to look through in a browser"
	@echo "  $(BIN)/dateline events --record $(DEMO) --actor RUS"
	@echo "  $(BIN)/dateline articles --record $(DEMO)"
	@echo "  $(BIN)/dateline promises --record $(DEMO) person/vladimir-putin"
	@echo "  $(BIN)/dateline show --record $(DEMO) ARTICLE       one article with all that was read from it"

test: $(VENV)/.test lint types imports unit floors ## run every check: lint, types, imports, tests, docs, accuracy floors

format: $(VENV)/.test ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/.test ## format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.test ## mypy --strict
	$(BIN)/mypy

imports: $(VENV)/.test ## the layers, by import-linter
	$(BIN)/lint-imports

unit: $(VENV)/.test browser ## pytest: code and docs
	$(BIN)/pytest -q -n 2

browser: ## Chromium for the tests of the pages, from Debian where that may be installed
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the tests of the pages (once) ..."; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
	  echo "no Chromium here: the tests of the pages will say so"; \
	fi

floors: $(VENV)/.test ## accuracy must not fall below src/dateline_lab/floors.toml
	@if [ -d $(SHARED)/corpora ]; then \
	  $(BIN)/python -m dateline_lab gate src/dateline_lab/floors.toml --corpora $(SHARED)/corpora; \
	elif [ -n "$$CI" ]; then \
	  echo "accuracy floors: no corpora at $(SHARED); CI needs them" >&2; exit 1; \
	else \
	  echo "accuracy floors: skipped, no corpora at $(SHARED)"; \
	fi

bench: $(VENV)/.test ## speed and size, printed
	$(BIN)/python benchmarks/throughput.py

lock: ## renew the locked versions (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links pyproject.toml --extra build --extra frames -o requirements/run.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links pyproject.toml --extra build --extra test -o requirements/test.lock

clean: ## remove what was installed and made
	rm -rf $(VENV) $(DEMO) $(DEMO)-wal $(DEMO)-shm demo.html .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Dateline needs Python 3.11 or later. Name one: make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python has no venv module here. On Debian: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.run: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV) (once) ..."
	$(PIP) install --no-deps --require-hashes -r requirements/run.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.lock pyproject.toml $(VENV)/.run
	@echo "Installing what the tests need (once) ..."
	$(PIP) install --no-deps --require-hashes -r requirements/test.lock
	@touch $@
