# Every target works on a fresh machine with Python 3.11 or newer; "make help" lists them.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
REQUIRE_TWO_FACTOR ?= off
DEVELOPMENT := DEBUG=on REQUIRE_TWO_FACTOR=$(REQUIRE_TWO_FACTOR) PUBLIC_BASE_URL=http://127.0.0.1:$(PORT)
PYTEST := $(BIN)/pytest -n auto --dist worksteal $(ARGS)

# What asks the database anything that the two databases could answer differently. Left out are made-up
# data, mails and workbooks, which are the same on both, and rules whose questions others here ask too:
# publishing and refusing (test_project.py, test_submission.py, test_document_change.py), importing
# (test_round_trip.py), writing by the API (test_project.py, test_at_once.py, test_idempotency.py).
ON_POSTGRESQL := $(addprefix tests/,tracker house/test_migrations.py $(addprefix projects/,models \
	services reports filters imports admin/test_at_once.py $(addprefix api/,writes \
	answers/test_paging.py answers/test_parameters.py openapi/test_schemathesis.py \
	test_document_change.py test_mirror.py))) \
	$(addprefix --ignore=tests/projects/,$(addprefix services/,test_synthetic.py test_digest.py \
	test_publishable.py test_two_people.py) $(addprefix imports/,test_example.py test_book.py \
	test_project_sheet.py) $(addprefix api/writes/,test_appending.py test_decision.py \
	test_working_copy.py))

.PHONY: help run test check lint format types layers migrations deploy messages coverage bench budgets lock \
	clean base-requirements test-requirements

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: base-requirements ## start the site on 127.0.0.1:8000 (PORT=…, REQUIRE_TWO_FACTOR=on) with reference data and a demo account
	@$(DEVELOPMENT) $(BIN)/python manage.py compile_translations --verbosity 0
	@$(DEVELOPMENT) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEVELOPMENT) $(BIN)/python manage.py load_reference
	@$(DEVELOPMENT) $(BIN)/python manage.py create_demo_account
	@$(DEVELOPMENT) $(BIN)/python manage.py runserver --noreload 127.0.0.1:$(PORT)

test: test-requirements ## run the tests on SQLite, then on PostgreSQL if TEST_DATABASE_URL is set (ARGS=…)
	DATABASE_URL=sqlite://:memory: $(PYTEST)
	@if [ -n "$$TEST_DATABASE_URL" ]; then \
		echo "Once more, on PostgreSQL: what stands below the pages"; \
		DATABASE_URL="$$TEST_DATABASE_URL" $(PYTEST) $(ON_POSTGRESQL); \
	fi

check: ## all that CI runs
	@$(MAKE) --jobs=2 --output-sync lint types layers migrations deploy
	@$(MAKE) test

lint: test-requirements ## look for mistakes, bad form and bad templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates projects --lint --quiet

format: test-requirements ## repair what lint can repair by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: test-requirements ## check the types
	$(BIN)/mypy

layers: test-requirements ## check that imports point down
	$(BIN)/lint-imports

migrations: test-requirements ## check that every model change has its migration
	DEBUG=on $(BIN)/python manage.py makemigrations --check --dry-run

deploy: test-requirements ## check the settings and static files as on a real site
	$(BIN)/python manage.py compile_translations --verbosity 0
	$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	$(BIN)/python manage.py check --deploy --fail-level WARNING

# A made-up site, whole enough that nothing is left to warn about.
deploy: export ALLOWED_HOSTS = tracker.example.org
deploy: export DATABASE_URL = sqlite://:memory:
deploy: export DEBUG = off
deploy: export EMAIL_URL = submission://user:password@mail.example.org:587
deploy: export PUBLIC_BASE_URL = https://tracker.example.org
deploy: export SECRET_KEY = $(shell $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')

messages: base-requirements ## collect new texts into projects/locale, to be translated there (needs gettext)
	@$(DEVELOPMENT) $(BIN)/python manage.py collect_messages
	@$(DEVELOPMENT) $(BIN)/python manage.py compile_translations

coverage: test-requirements ## run the tests and list the lines none of them reaches
	DATABASE_URL=sqlite://:memory: $(PYTEST) --cov --cov-report=term

bench: test-requirements ## measure the lists, their files and the work below them on the database of DATABASE_URL
	$(DEVELOPMENT) $(BIN)/python -m benchmarks.listing
	$(DEVELOPMENT) $(BIN)/python -m benchmarks.downloads
	$(DEVELOPMENT) $(BIN)/python -m benchmarks.records

budgets: test-requirements ## print what every public page weighs and costs beside what it may
	$(DEVELOPMENT) $(BIN)/python -m benchmarks.budgets

lock: ## pin again what requirements/*.in ask for (needs uv)
	for name in base test; do \
		uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-emit-find-links --no-header --no-annotate --quiet \
			requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean: ## remove the environment and all caches; the data in var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache htmlcov .coverage*

# Installed only when the lock file is not the one installed last.
base-requirements: $(BIN)/python
	@cmp -s requirements/base.txt $(VENV)/base.installed || { \
		echo "Installing what the site needs"; \
		$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
			-r requirements/base.txt && \
		cp requirements/base.txt $(VENV)/base.installed; }

test-requirements: $(BIN)/python
	@cmp -s requirements/test.txt $(VENV)/test.installed || { \
		echo "Installing what the tests need"; \
		$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
			-r requirements/test.txt && \
		cp requirements/test.txt $(VENV)/test.installed; }

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed: install it, or name it with PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing: on Debian and Ubuntu, apt-get install python3-venv"; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV)
