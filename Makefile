# Everything runs in a virtual environment of its own; nothing is installed outside it.
# With another Python: make test-quick PYTHON=python3.13 VENV=.venv-3.13
PYTHON ?= python3
VENV ?= .venv
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# One more than there are cores, because tests of browsers and servers wait more than they compute.
WORKERS ?= $(shell echo $$(( $(CORES) + 1 )))
BIN := $(VENV)/bin
# uv installs the same as pip, sooner, where it is at hand.
INSTALL := $(if $(shell command -v uv),uv pip install --python $(BIN)/python,$(BIN)/python -m pip \
  install --disable-pip-version-check) --quiet --constraint constraints.txt
# Tests that see to it that nothing is lost wait for the disk; where memory has room, they need not.
SCRATCH := $(shell free=$$(df -k --output=avail /dev/shm 2>/dev/null | tail -n 1); \
  [ "$${free:-0}" -gt 4000000 ] && echo TMPDIR=/dev/shm)
PYTEST := $(SCRATCH) $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder
QUICK := "not slow and not oracle and not browser and not network"
# Of what is tried on examples made up, a quarter; and they wait for nothing, so that one process a
# core is soonest.
OF_QUICK = --hypothesis-profile=quick --numprocesses $(CORES)
PAGE := build/coalitions.html

# Commands that tests start would otherwise compile the package anew each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-thorough test-quick coverage check lint-scripts bench levels soak fuzz docs examples picture build release clean

demo: $(VENV)/core
	@$(BIN)/python examples/demo.py $(PAGE)

test: $(VENV)/test
	$(PYTEST) -m "not thorough" --durations=40

# What `test` asks of samples, asked of everything.
test-thorough: $(VENV)/test
	$(PYTEST) -m thorough

# What takes no browser, no server, no other engine: for every small step of work.
test-quick: $(VENV)/test
	$(PYTEST) -m $(QUICK) $(OF_QUICK)

# How much of the package the quick tests run. Apart from `test`, which it would make twice as long.
coverage: $(VENV)/test
	$(PYTEST) -m $(QUICK) --cov --cov-report=term:skip-covered

check: $(VENV)/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/python docs/build.py --check
	$(BIN)/graphkit check

# Needs Node and, the first time, a network.
lint-scripts:
	npx --yes eslint@9.39.1 --no-config-lookup -c tests/js/eslint.config.mjs graphkit/views/static

# BENCH=--tiny only sees that they run, in a minute, beside the peers that the tests have too.
bench: $(VENV)/$(if $(findstring --tiny,$(BENCH)),test,bench)
	$(BIN)/python -m benchmarks $(BENCH)

# How often each p-value is at most .05 in simulated data; LEVELS=2000 for more of them.
levels: $(VENV)/test
	$(BIN)/python -m tests.analysis.levels.measured $(LEVELS)

# 64 clients and killers against a server, for some minutes; SOAK=600 for ten.
soak: $(VENV)/test
	$(BIN)/python -m benchmarks.attack $(SOAK)

# Attacks on what keeps strangers' queries in; FUZZ=5000 for a moment of it.
fuzz: $(VENV)/test
	$(BIN)/python -m tests.sparql.fuzz $(FUZZ)

docs: $(VENV)/core
	$(BIN)/python docs/build.py

# What the pages' examples show, taken anew after facts have changed; read the difference.
examples: $(VENV)/test
	$(BIN)/python docs/build.py --examples

# The picture at the head of the README; needs Chromium.
picture: $(VENV)/test
	$(BIN)/python docs/images/draw.py

build: $(VENV)/test
	$(BIN)/graphkit build --output data/coalition-graph.ttl --derived-to data/derived-endorsements.ttl
	$(BIN)/python -m build --no-isolation --outdir dist .

# What would be published, and proof that it is whole; into build/rehearsal until CHANGELOG.md
# dates this version, then into dist.
release: $(VENV)/test
	$(BIN)/python .ci/release.py

clean:
	rm -rf build dist $(VENV)

$(VENV)/core: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "graphkit needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --editable .
	@touch $@

$(VENV)/test $(VENV)/check $(VENV)/bench: $(VENV)/%: $(VENV)/core
	$(INSTALL) --editable '.[$*]'
	@touch $@
