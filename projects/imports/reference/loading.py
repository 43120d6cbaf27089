"""Records into rows: new ones are stored, our own are brought up to date, others' are left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import (
    CharField,
    DateField,
    DecimalField,
    ForeignKey,
    ManyToManyField,
    Model,
    TextField,
)

from projects.choices import Currency, PublicationState, ReviewState
from projects.imports.reference.kinds import entry_id, natural_key, own_fields, parent_field
from projects.imports.reference.outcome import Outcome
from projects.imports.reference.records import Record, read_records
from projects.models import (
    FundingEntry,
    Indicator,
    LedgerEntry,
    Project,
    Publishable,
    ReadingPart,
    one_save,
)
from projects.services.data_version import one_publication, raise_data_version
from projects.services.history import save_with_history
from projects.services.ledger import project_of
from projects.services.project import publish_projects
from projects.services.public_record import write_public_records
from projects.services.publishable import show_nouns

# Written into the history beside every row we save: what bears it is ours to change.
REASON = "Reference data"


class AbsentError(Exception):
    """Someone deleted the row that a record is about or refers to."""


def load_reference(folder: Path, *, check: bool = False) -> Outcome:
    """Bring the database up to the reference data in ``folder``; all of it or nothing.

    With ``check`` nothing stays stored. Raises ReferenceDataError for a record that is refused.
    """
    return load_records(read_records(folder), reason=REASON, check=check)


def load_records(records: Iterable[Record], *, reason: str, check: bool = False) -> Outcome:
    """Bring the database up to the records; all of it or nothing.

    ``reason`` goes into the history beside every row: what bears it is the loader's to change.
    Raises ReferenceDataError for a record that is refused.
    """
    loader = _Loader(reason)
    with transaction.atomic():
        with one_save():
            for record in records:
                loader.place(record)
        if check:
            transaction.set_rollback(True)
        elif loader.outcome.wrote:
            with one_publication():
                loader.show()
    return loader.outcome


class _Loader:
    """One run over the records; knows the rows it has met."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.outcome = Outcome()
        self.met: dict[Record, Model] = {}
        self.found: dict[tuple[type[Model], str], Model] = {}
        # What the public has to see anew: projects' versions, projects' entries, other nouns.
        self.versions: set[int] = set()
        self.entries: set[int] = set()
        self.nouns: list[Model] = []

    def place(self, record: Record) -> None:
        """Store the record, bring its row up to date, or say why it is left."""
        try:
            wanted = self._wanted(record)
            row = self._present(record, wanted)
            if row is None:
                row = self._store(record, wanted)
            else:
                self._update(record, row, wanted)
        except AbsentError as absent:
            self.outcome.left.append(f"{record}: left out, {absent}")
            return
        except ValidationError as error:
            raise record.refuse(_sentence(error)) from error
        self.met[record] = row
        if len(natural_key(record.model)) == 1:
            self.found[record.model, record.key] = row

    def show(self) -> None:
        """Publish the projects that are ours alone, and show new entries of all the others."""
        if self.nouns:
            show_nouns(self.nouns)
        projects = list(Project.objects.filter(pk__in=self.versions).in_order())
        ours = [project for project in projects if self._is_ours(project)]
        for project in projects:
            if project not in ours:
                self.outcome.left.append(
                    f"{project.slug}: the changes wait for its next publication, someone edited it."
                )
        write_public_records(self.entries - {project.pk for project in ours})
        if ours:
            publish_projects(ours, by=None, reason=self.reason)
        raise_data_version()

    # What a record wants

    def _wanted(self, record: Record) -> dict[str, Any]:
        fields = own_fields(record.model)
        wanted: dict[str, Any] = {}
        if issubclass(record.model, LedgerEntry):
            wanted["id"] = entry_id(record.key)
        if record.parent is not None:
            if record.parent not in self.met:
                raise AbsentError(f"as {record.parent} is.")
            wanted[parent_field(record.model, record.parent.model)] = self.met[record.parent]
        for name, value in record.values.items():
            if name not in fields:
                raise record.refuse(f"“{name}” is not a field of a {record.model.__name__}.")
            wanted[name] = self._value(record, fields[name], value)
        if issubclass(record.model, FundingEntry) and wanted.get("currency") == Currency.USD:
            wanted["usd_amount"] = wanted.get("amount")
        return wanted

    def _value(self, record: Record, column: Any, value: Any) -> Any:
        if isinstance(column, ManyToManyField):
            return [self._referred(record, column, key) for key in value]
        if value is None:
            return None
        if isinstance(column, ForeignKey):
            return self._referred(record, column, value)
        if isinstance(column, DecimalField):
            return Decimal(str(value))
        if isinstance(column, DateField) and (
            not isinstance(value, date) or isinstance(value, datetime)
        ):
            raise record.refuse(f"{column.name}: “{value}” is not a day like 2025-10-27.")
        if isinstance(column, CharField | TextField) and not isinstance(value, str):
            raise record.refuse(f"{column.name}: write “{value}” in quotes.")
        return value

    def _referred(self, record: Record, column: Any, key: Any) -> Model:
        model: type[Model] = column.related_model
        key = tuple(key) if isinstance(key, list) else key
        if (model, key) in self.found:
            return self.found[model, key]
        lookup = _lookup_of(model, key)
        row = self._lookup(model, lookup)
        if row is None:
            if self._past(model, lookup) is not None:
                raise AbsentError(f"{column.name} “{key}” was deleted.")
            raise record.refuse(f"{column.name}: there is no “{key}”.")
        self.found[model, key] = row
        return row

    # What is there

    def _lookup(self, model: type[Model], values: dict[str, Any]) -> Model | None:
        return model._default_manager.filter(**values).first()

    def _past(self, model: Any, values: dict[str, Any]) -> Any:
        """The last history row in which this natural key was ours."""
        return model.history.filter(**values, history_change_reason=self.reason).first()

    def _present(self, record: Record, wanted: dict[str, Any]) -> Model | None:
        """The record's row, under a later address too; None if it was never stored.

        Raises AbsentError if it was stored and deleted.
        """
        key = {name: wanted.get(name) for name in natural_key(record.model)}
        row = self._lookup(record.model, key)
        if row is not None:
            return row
        past = self._past(record.model, key)
        if past is None:
            return None
        row = self._lookup(record.model, {"pk": getattr(past, record.model._meta.pk.attname)})
        if row is None:
            raise AbsentError("it was deleted.")
        return row

    # What is done

    def _store(self, record: Record, wanted: dict[str, Any]) -> Model:
        many = {
            name: value
            for name, value in wanted.items()
            if isinstance(own_fields(record.model)[name], ManyToManyField)
        }
        row = record.model(**{name: wanted[name] for name in wanted if name not in many})
        if isinstance(row, Publishable):
            row.publication_state = PublicationState.PUBLISHED
        if isinstance(row, LedgerEntry):
            row.review_state = ReviewState.PUBLISHED
        self._save(row, many)
        self.outcome.created.append(f"{record}: new.")
        self._note(row)
        return row

    def _update(self, record: Record, row: Model, wanted: dict[str, Any]) -> None:
        changes = {name: value for name, value in wanted.items() if _differs(row, name, value)}
        if not changes:
            return
        names = ", ".join(changes)
        if isinstance(row, LedgerEntry | ReadingPart):
            self.outcome.left.append(
                f"{record}: left, a published entry can't change ({names}): supersede it."
            )
            return
        if not self._is_ours(row):
            self.outcome.left.append(f"{record}: left, someone edited it ({names}).")
            return
        many = {
            name: changes.pop(name)
            for name in [*changes]
            if isinstance(own_fields(record.model)[name], ManyToManyField)
        }
        for name, value in changes.items():
            setattr(row, name, value)
        self._save(row, many)
        self.outcome.changed.append(f"{record}: changed ({names}).")
        self._note(row)
        if isinstance(row, Publishable) and not isinstance(row, Project):
            self.nouns.append(row)

    def _save(self, row: Model, many: dict[str, list[Model]]) -> None:
        row.full_clean()
        save_with_history(row, by=None, reason=self.reason, many=many)

    def _note(self, row: Any) -> None:
        """Remember the project whose public record shows ``row``."""
        if isinstance(row, ReadingPart):
            row = row.reading
        if isinstance(row, LedgerEntry | Indicator):
            project = row.project_id if isinstance(row, Indicator) else project_of(row)
            if project is not None:
                self.entries.add(project)
        elif isinstance(row, Project):
            self.versions.add(row.pk)
        elif hasattr(row, "project_id"):
            self.versions.add(row.project_id)

    def _is_ours(self, row: Any) -> bool:
        """Whether nobody but the loader has saved the row since it last did."""
        newest = row.history.first()
        return newest is not None and newest.history_change_reason == self.reason


def _lookup_of(model: type[Model], key: Any) -> dict[str, Any]:
    """By which columns the row is found that a record names: by one value, or a list of several."""
    if issubclass(model, LedgerEntry):
        return {"id": entry_id(key)}
    names = natural_key(model)
    values = key if len(names) > 1 else [key]
    return {
        f"{name}__slug" if isinstance(own_fields(model)[name], ForeignKey) else name: value
        for name, value in zip(names, values, strict=True)
    }


def _differs(row: Model, name: str, value: Any) -> bool:
    try:
        column: Any = row._meta.get_field(name)
    except FieldDoesNotExist:
        return True
    if isinstance(column, ManyToManyField):
        stored = {*getattr(row, name).values_list("pk", flat=True)}
        return stored != {other.pk for other in value}
    if isinstance(column, ForeignKey):
        return bool(getattr(row, column.attname) != (value.pk if value is not None else None))
    return bool(getattr(row, name) != value)


def _sentence(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items()
    )
