# make demo: grade a real survey. make test: everything that must hold. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
OTHER ?= .venv-other
BIN := $(VENV)/bin
READY := $(VENV)/ready
PIP := -m pip --quiet --disable-pip-version-check

.PHONY: demo test lint types architecture tests laws notebooks docs lowest heavy other-python test-heavy benchmarks peers clean

demo: $(READY)
	$(BIN)/fuzzyeval evaluate src/fuzzyeval/datasets/abc/study.yaml src/fuzzyeval/datasets/abc/answers.csv --by country

test: lint types architecture docs notebooks tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

architecture: $(READY)
	$(BIN)/lint-imports --no-logo

# The laws beside all other tests, since each takes about as long; what both have covered is counted together.
tests: $(READY)
	@mkdir -p build; rm -f build/coverage.*
	@COVERAGE_FILE=build/coverage.laws $(BIN)/pytest --quiet -p no:cacheprovider --cov --cov-report= --cov-fail-under=0 \
		tests/laws >build/laws.log 2>&1 & laws=$$!; \
	COVERAGE_FILE=build/coverage.others $(BIN)/pytest --cov --cov-report= --cov-fail-under=0 --ignore=tests/laws; others=$$?; \
	wait $$laws; laws=$$?; cat build/laws.log; test $$others -eq 0 && test $$laws -eq 0
	$(BIN)/coverage combine --quiet build/coverage.laws build/coverage.others
	$(BIN)/coverage report

# Every law on 10,000 examples, or on 1,000 where that is slow: on frames, engines and state, and of what is solved for.
# Two at a time, and to the end; those on importance beside the slow ones, so that both take about as long.
NIGHT := $(BIN)/pytest --quiet -p no:cacheprovider
IMPORTANCE := tests/laws/test_importance_laws.py
laws: $(READY)
	@($(NIGHT) --hypothesis-profile=laws -m "not slow" tests/laws; arrays=$$?; \
	$(NIGHT) --hypothesis-profile=slow-laws $(IMPORTANCE) && test $$arrays -eq 0) & others=$$!; \
	$(NIGHT) --hypothesis-profile=slow-laws -m slow --ignore=$(IMPORTANCE) tests/laws; slow=$$?; \
	wait $$others && test $$slow -eq 0

notebooks: $(READY)
	$(BIN)/pytest --quiet --nbmake notebooks

# The site, in build/site; a warning is an error.
docs: $(READY)
	$(BIN)/sphinx-build --quiet -W --keep-going -n -E -b html docs build/site

# Every dependency at the lower bound that pyproject.toml promises; its wheels are for Python 3.11 and 3.12.
lowest:
	$(PYTHON) -m venv --clear .venv-lowest
	.venv-lowest/bin/python $(PIP) install --upgrade 'pip>=25.1'
	.venv-lowest/bin/python $(PIP) install --constraint tests/lowest.txt --group dev --group heavy --editable .
	.venv-lowest/bin/pytest --quiet
	.venv-lowest/bin/pytest --quiet tests/heavy

# The engines that take a while to install or to start: Spark (where there is Java), Dask, Ibis.
heavy: .venv-heavy/ready
	.venv-heavy/bin/pytest --quiet tests/heavy

# The tests alone under another interpreter, the laws on fewer examples: make other-python PYTHON=python3.13
other-python:
	$(PYTHON) -m venv --clear $(OTHER)
	$(OTHER)/bin/python $(PIP) install --upgrade 'pip>=25.1'
	$(OTHER)/bin/python $(PIP) install --group dev --editable .
	$(OTHER)/bin/pytest --quiet -p no:cacheprovider --hypothesis-profile=spot

# What takes long: the lower bounds, and the heavy engines at those and at their newest.
test-heavy: lowest heavy

benchmarks: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(BIN)/python benchmarks/compose.py
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(BIN)/python benchmarks/doors.py
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(BIN)/python benchmarks/ahp.py
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(BIN)/python benchmarks/objective.py
	$(BIN)/python benchmarks/engines.py
	$(BIN)/python benchmarks/larger_than_memory.py

# Other packages on the same judgements and scores: asks the versions pinned in benchmarks/peers.txt, and writes the page.
peers:
	$(PYTHON) -m venv --clear build/peers
	build/peers/bin/python $(PIP) install --upgrade 'pip>=25.1'
	build/peers/bin/python $(PIP) install --no-deps --requirement benchmarks/peers.txt --editable .
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 build/peers/bin/python benchmarks/peers.py
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 build/peers/bin/python benchmarks/peers_objective.py
	build/peers/bin/python benchmarks/peers_page.py

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) install --upgrade 'pip>=25.1'
	$(BIN)/python $(PIP) install --group dev --group docs --group notebooks --editable .
	touch $@

.venv-heavy/ready: pyproject.toml
	$(PYTHON) -m venv .venv-heavy
	.venv-heavy/bin/python $(PIP) install --upgrade 'pip>=25.1'
	.venv-heavy/bin/python $(PIP) install --group dev --group heavy --editable .
	touch $@

clean:
	rm -rf build $(VENV) .venv-heavy .venv-lowest .venv-other* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .grimp_cache .hypothesis .coverage
