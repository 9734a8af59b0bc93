# make demo: grade a real survey. make test: everything that must hold. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test lint types architecture tests lowest test-heavy benchmarks clean

demo: $(READY)
	$(BIN)/fuzzyeval evaluate src/fuzzyeval/datasets/abc/study.yaml src/fuzzyeval/datasets/abc/answers.csv --by country

test: lint types architecture tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

architecture: $(READY)
	$(BIN)/lint-imports --no-logo

tests: $(READY)
	$(BIN)/pytest --cov --cov-report=term

# Every dependency at its lower bound, and the other Pythons: what pyproject.toml promises.
lowest:
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/pip install --quiet --disable-pip-version-check --constraint tests/lowest.txt --group dev --editable .
	.venv-lowest/bin/pytest

# What needs Spark, a browser or a server; so far nothing does, so it tests the lower bounds.
test-heavy: lowest

benchmarks: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(BIN)/python benchmarks/compose.py

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --disable-pip-version-check --group dev --editable .
	touch $@

clean:
	rm -rf $(VENV) .venv-lowest .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
