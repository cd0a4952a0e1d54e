# Everything runs in a virtual environment of its own; nothing is installed outside it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PAGE := build/coalitions.html

.PHONY: demo test check lint-scripts bench docs build clean

demo: $(VENV)/core
	@mkdir -p build
	$(BIN)/graphkit overview --format table
	$(BIN)/graphkit list conflicts --format table
	$(BIN)/graphkit view --output $(PAGE)
	@echo
	@echo "Open $(PAGE) in a browser: who joined what, when, on whose word."

test: $(VENV)/test
	$(BIN)/python -m pytest --cov=graphkit --cov-branch --cov-report=term:skip-covered

check: $(VENV)/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/graphkit check

# Needs Node and, the first time, a network.
lint-scripts:
	npx --yes eslint@9.39.1 --no-config-lookup -c tests/js/eslint.config.mjs graphkit/views/static

bench: $(VENV)/bench
	$(BIN)/python -m benchmarks

docs: $(VENV)/core
	$(BIN)/python docs/build.py

build: $(VENV)/test
	$(BIN)/graphkit build --output data/coalition-graph.ttl
	$(BIN)/python -m build --outdir dist .

clean:
	rm -rf build dist $(VENV)

$(VENV)/core: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "graphkit needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/test $(VENV)/check $(VENV)/bench: $(VENV)/%: $(VENV)/core
	$(PIP) --editable '.[$*]'
	@touch $@
