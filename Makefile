# One line per thing that anybody does here; `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
SOURCES := src tests tools benchmarks hatch_build.py

help:  ## list what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

setup: $(READY)  ## make the virtual environment (every other target does it by itself)

demo: $(READY)  ## assess a real model, offline
	$(BIN)/openglade assess HuggingFaceH4/zephyr-7b-beta

test: $(READY)  ## run all tests; the core must be covered to the last branch
	$(BIN)/python -m pytest --cov=openglade --cov-report=
	$(BIN)/python -m coverage report --include='src/openglade/core/*' --fail-under=100

lint: $(READY)  ## style, types and who may import whom
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## bring the code into its form
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

golden: $(READY)  ## write the golden files anew; read the diff
	$(BIN)/python -m tools.golden

reference: $(READY)  ## write the JSON Schemas and docs/reference anew
	$(BIN)/python -m tools.reference

catalog: $(READY)  ## check every file of the catalog
	$(BIN)/openglade catalog check

bench: $(READY)  ## measure, each beside a peer in the same run
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.files
	$(BIN)/python -m benchmarks.identify --scancode 60
	$(BIN)/python -m benchmarks.terms --speed
	$(BIN)/python -m benchmarks.drift

build: $(READY)  ## build the wheel and the source archive
	$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	$(BIN)/python -m build

clean:  ## remove everything that the targets above have made
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	rm -f src/openglade/catalog/catalog.json

.PHONY: help setup demo test lint format golden reference catalog bench build clean
