# Everything runs in a virtual environment of its own; nothing is installed outside it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PAGE := build/coalitions.html

.PHONY: demo test test-quick check lint-scripts bench fuzz docs build clean

demo: $(VENV)/core
	@$(BIN)/python examples/demo.py $(PAGE)

test: $(VENV)/test
	$(BIN)/python -m pytest --numprocesses 2 --dist loadscope

# The core in under a minute, for the way of working.
test-quick: $(VENV)/test
	$(BIN)/python -m pytest --numprocesses 2 -m "not slow and not browser" tests/facts tests/names \
		tests/test_table.py tests/test_errors.py tests/network tests/exporting tests/panel/test_panel.py

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

fuzz: $(VENV)/test
	$(BIN)/python -m tests.sparql.fuzz

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
