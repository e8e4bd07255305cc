# xuke 许可. `make run` starts it; `make test` proves it. Nothing here needs root or apt.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := check
.DELETE_ON_ERROR:
# A build machine's own settings must not turn into ours.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE VIRTUAL_ENV DJANGO_SETTINGS_MODULE
# npm brings its own certificates; behind a proxy that inspects, the machine's are needed too.
SYSTEM_CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(SYSTEM_CERTIFICATES),)
export NODE_EXTRA_CA_CERTS ?= $(SYSTEM_CERTIFICATES)
endif

# The first of these that the machine has. 3.11 comes first because the locks are made for it and
# Debian 12 has it: where a machine has several, everybody then runs the same. pyenv keeps some that
# are not switched on, and answers for these with a command that starts nothing.
VERSIONS := 3.11 3.12 3.13
found = $(shell for one in python$(1) $(HOME)/.pyenv/versions/$(1).*/bin/python$(1); do \
  if "$$one" -c '' 2>/dev/null; then command -v "$$one"; break; fi; done)
ifndef PYTHON
PYTHON := $(firstword $(foreach version,$(VERSIONS),$(call found,$(version))))
endif
# `make proofs` runs the tests on the oldest and on the newest, each in a place of its own.
OLDEST := $(firstword $(VERSIONS))
NEWEST := $(lastword $(VERSIONS))
PLATFORMS := x86_64-manylinux_2_28 aarch64-manylinux_2_28
VENV ?= .venv
BIN := $(VENV)/bin
PROSE := src tests data docs benchmarks changelog.d .ci Makefile pyproject.toml $(wildcard *.md)
JOBS ?= $(shell nproc)
VENDOR := build/static/vendor

# A stamp is named by what it was made from, so a second start installs nothing, and a changed
# lock, a moved work tree or another Python installs again.
key = $(shell { pwd -P; $(PYTHON) -VV || true; cat $(1); } 2>/dev/null | sha256sum | cut -c1-16)
BASE_INPUTS := requirements/bootstrap.txt Makefile
RUN_INPUTS := $(BASE_INPUTS) requirements/run.txt pyproject.toml
DEV_INPUTS := $(RUN_INPUTS) requirements/dev.txt
NPM_INPUTS := Makefile package.json package-lock.json
BASE_STAMP := $(VENV)/.base-$(call key,$(BASE_INPUTS))
RUN_STAMP := $(VENV)/.run-$(call key,$(RUN_INPUTS))
DEV_STAMP := $(VENV)/.dev-$(call key,$(DEV_INPUTS))
NPM_STAMP := $(VENDOR)/.npm-$(call key,$(NPM_INPUTS))

.PHONY: check run install install-dev test room proofs histories pythons wheels bench scale mutants fix \
        lint types contracts tests browser docs changelog lock clean

check: lint types contracts ## everything that needs no database (the default)

run: install ## set everything up and serve http://localhost:8000 (ARGS=--empty: without the demonstration)
	@exec $(BIN)/xuke run $(ARGS)

install: $(RUN_STAMP) $(NPM_STAMP) ## set up .venv and the pages' parts, start nothing

install-dev: $(DEV_STAMP) $(NPM_STAMP) ## the same, with what checks and tests need

test: $(if $(ROOM),room,check browser tests) ## every check and every test (ROOM=counter: one room's alone)

room: install-dev
	@test -d tests/rooms/$(ROOM) || \
	  { echo 'No room has tests under this name; there are:' $(notdir $(wildcard tests/rooms/*)) >&2; exit 1; }
	$(BIN)/pytest -n $(JOBS) tests/rooms/$(ROOM) tests/architecture

proofs: wheels histories pythons mutants ## what takes longer than each commit can wait

histories: install-dev ## random histories twenty times as far, and the count of all hundred thousand
	HYPOTHESIS_PROFILE=thorough $(BIN)/pytest -n $(JOBS) tests/kernel tests/law tests/record tests/gateways \
	  tests/rooms/reports/test_table_property.py

pythons: $(addprefix tests-,$(OLDEST) $(NEWEST)) ## every test on the oldest and the newest Python

tests-%:
	@if [ -z '$(call found,$*)' ]; then echo '!!! NO CPYTHON $*: NOTHING was tried on it !!!' >&2; \
	else $(MAKE) tests PYTHON='$(call found,$*)' VENV=build/python-$*; fi

wheels: $(BASE_STAMP) ## has each locked package a wheel for each Python and processor?
	$(wheels_asked_for)

bench: install-dev ## measure, each figure beside its peer (ARGS="ten-requests --seconds 5")
	$(BIN)/python -m benchmarks $(ARGS)

scale: install-dev ## how each list, search and figure grows, with 10,000 and 100,000 rows (ARGS="--most 1000000")
	$(BIN)/python -m benchmarks.scale $(ARGS)

mutants: install-dev ## change the kernel in every way, and see whether its tests notice (ARGS=--write)
	@UV_SYSTEM_CERTS=1 $(BIN)/uv pip install --quiet --python $(BIN)/python \
	  --require-hashes -r requirements/mutants.txt || \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutants.txt
	$(BIN)/python -m benchmarks.mutants --jobs $(JOBS) $(ARGS)

fix: $(DEV_STAMP) ## repair what a machine can repair
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lint: $(DEV_STAMP) ## code, templates, data, spelling
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --quiet --lint src
	$(BIN)/yamllint --strict data
	$(BIN)/codespell $(PROSE)

types: $(DEV_STAMP) ## mypy, strict
	$(BIN)/mypy

contracts: $(DEV_STAMP) ## who may import whom
	$(BIN)/lint-imports

tests: install-dev ## the tests alone, in parallel
	$(BIN)/pytest -n $(JOBS)

# The journeys need a browser, and only root may install one. Without it the rest still runs.
browser:
	@if command -v chromium >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  { apt-get update -q && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -qy --no-install-recommends chromium fonts-noto-cjk; } || true; \
	fi; \
	command -v chromium >/dev/null || \
	  echo '!!! NO CHROMIUM: the browser journeys will NOT be run !!!' >&2

docs: $(DEV_STAMP) ## write the generated pages of docs/reference again
	$(BIN)/python -m xuke.config.reference

changelog: $(DEV_STAMP) ## build CHANGELOG.md from changelog.d, at a release
	$(BIN)/towncrier build --yes

lock: $(BASE_STAMP) ## compute the locked requirements again
	cd requirements && for name in bootstrap run dev mutants; do \
	  ../$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	    --quiet $(LOCKFLAGS) $$name.in -o $$name.txt; done
	$(wheels_asked_for)

clean: ## remove what make made (not the data in var/)
	rm -rf $(VENV) build node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BASE_STAMP): $(BASE_INPUTS)
	@echo '· virtual environment'
	@test -n '$(PYTHON)' && $(PYTHON) -c 'import sys, platform; \
	  sys.exit(platform.python_implementation() != "CPython" or not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo 'xuke needs CPython 3.11, 3.12 or 3.13.' \
	    '$(if $(PYTHON),$(PYTHON) is none of them,This machine has none of them).' \
	    'Name one: make PYTHON=/path/to/python3.13' >&2; exit 1; }
	@rm -f $(VENV)/.base-* $(VENV)/.run-* $(VENV)/.dev-*
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
	  -r requirements/bootstrap.txt 2> >(grep -v 'is ignored: it is neither' >&2)
	@touch $@

# uv asks the registry for the locked wheels, another processor's too, and downloads none of them.
define wheels_asked_for
	@for version in $(VERSIONS); do for platform in $(PLATFORMS); do for lock in bootstrap dev mutants; do \
	  UV_SYSTEM_CERTS=1 $(BIN)/uv pip install --quiet --dry-run --no-deps --only-binary :all: \
	    --python $(BIN)/python --target build/nowhere --python-version $$version \
	    --python-platform $$platform --require-hashes -r requirements/$$lock.txt || \
	  { echo "· requirements/$$lock.txt has no wheel for CPython $$version on $$platform" >&2; exit 1; }; \
	done; done; done; echo '· each locked package has its wheels'
endef

# uv is quick but does not read pip's settings; where it finds no registry, pip does it.
define install_locked
	@UV_SYSTEM_CERTS=1 $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python \
	  --require-hashes -r $(1) || { echo '· uv could not install them; pip is tried now' >&2; \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(1); }
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-index --no-deps \
	  --no-build-isolation --editable .
endef

$(RUN_STAMP): $(BASE_STAMP) $(RUN_INPUTS)
	@echo '· requirements'
	$(call install_locked,requirements/run.txt)
	@rm -f $(VENV)/.run-* && touch $@

$(DEV_STAMP): $(BASE_STAMP) $(DEV_INPUTS)
	@echo '· requirements for checks and tests'
	$(call install_locked,requirements/dev.txt)
	@rm -f $(VENV)/.run-* $(VENV)/.dev-* && touch $(RUN_STAMP) $@

$(NPM_STAMP): $(RUN_STAMP) $(NPM_INPUTS)
	@echo '· scripts and styles'
	@$(BIN)/npm ci --loglevel=error --ignore-scripts --no-audit --no-fund
	@rm -rf $(VENDOR) && mkdir -p $(VENDOR)
	@cp node_modules/@tabler/core/dist/css/tabler.min.css \
	    node_modules/@tabler/core/dist/js/tabler.min.js \
	    node_modules/htmx.org/dist/htmx.min.js \
	    node_modules/echarts/dist/echarts.min.js \
	    node_modules/axe-core/axe.min.js $(VENDOR)/
	@cp node_modules/@alpinejs/csp/dist/cdn.min.js $(VENDOR)/alpine.min.js
	@sed -i "s/sourceMappingURL=[^ ]*//" $(VENDOR)/*.css $(VENDOR)/*.js  # the maps are not shipped
	@rm -rf node_modules
	@touch $@
