# Everything runs in .venv, made here from the lock files; nothing else on the machine is changed, except that
# root gets LibreOffice and Chromium for the tests.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip -qq --disable-pip-version-check install
LOCKED := --require-hashes --only-binary :all: --requirement
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra communes --extra parquet --generate-hashes \
	--custom-compile-command 'make upgrade'
TEST := $(BIN)/python -m pytest

.NOTPARALLEL:
.PHONY: help demo test check lint format bench dist upgrade audit clean system

help:
	@echo 'make demo     merge the sample inbox'
	@echo 'make test     run the tests'
	@echo 'make check    run the tests and every check of the source, as CI does'
	@echo 'make lint     check the source'
	@echo 'make format   put the source in its standard form'
	@echo 'make bench    run the benchmarks'
	@echo 'make dist     build the wheel and the source archive'
	@echo 'make upgrade  take the newest releases of all dependencies into the lock files'
	@echo 'make audit    ask for known vulnerabilities of what the lock files install'
	@echo 'make clean    remove what the other commands made'

# Exit code 1 says that the inbox holds findings to act on, which a demonstration should.
demo: .venv/.ready
	@PATH="$(CURDIR)/$(BIN):$$PATH" bdgxl merge samples/inbox/ || [ $$? -eq 1 ]

test: system .venv/.ready-dev
	$(TEST)

# Each one runs, so that one round shows everything there is to mend.
check: system .venv/.ready-dev
	@status=0; for command in \
		'$(BIN)/ruff format --check' '$(BIN)/ruff check' '$(BIN)/mypy' '$(BIN)/lint-imports' '$(TEST)'; \
	do echo "$$command"; $$command || { status=1; failed="$$failed  $$command\n"; }; done; \
	[ $$status -eq 0 ] || { printf "FAILED:\n$$failed"; exit 1; }

lint: .venv/.ready-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.ready-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/.ready-dev
	$(BIN)/python -m bench

dist: .venv/.ready-dev
	rm -rf build dist
	$(BIN)/python -m build --no-isolation

upgrade: .venv/.python
	$(PIP_INSTALL) --upgrade uv
	$(COMPILE) --output-file .ci/requirements.txt setup.cfg .ci/build.in
	$(COMPILE) --output-file .ci/requirements-dev.txt --constraint .ci/requirements.txt --extra dask setup.cfg .ci/build.in .ci/dev.in

# In an environment of its own: it is no part of the project. --strict fails where a package could not be asked about.
audit: .venv/.python
	$(BIN)/python -m venv --clear .venv/audit
	.venv/audit/bin/python -m pip -qq --disable-pip-version-check install pip-audit
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes \
		--requirement .ci/requirements.txt --requirement .ci/requirements-dev.txt

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

system:
	@.ci/system-packages

.venv/.python:
	@[ -n '$(PYTHON)' ] || { echo 'bdgxl needs Python 3.11 or newer, and none is on PATH (python3 is '"$$(python3 --version 2>&1)"').' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo '$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@echo 'Making .venv with $(PYTHON) ...'
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/.ready: .venv/.python .ci/requirements.txt setup.cfg pyproject.toml
	@echo 'Installing bdgxl in .venv ...'
	@$(PIP_INSTALL) $(LOCKED) .ci/requirements.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.ready-dev: .venv/.ready .ci/requirements-dev.txt
	@echo 'Installing what tests and checks it ...'
	@$(PIP_INSTALL) $(LOCKED) .ci/requirements-dev.txt
	@touch $@
