"""What has changed between two consolidated workbooks, for machines."""

import datetime as dt
from dataclasses import asdict
from decimal import Decimal

from toolkit.core.readback.changes import Changes, DatumChange, FigureChange, FileChange, Shown, StatusChange
from toolkit.core.readback.model import DataLine


def changes_document(changes: Changes) -> dict[str, object]:
    """Every change, with both sides."""
    return {
        "before": _book(changes.before.file, changes.before.sha256, changes.before.as_of),
        "same": changes.none,
        "changed_by_hand": len(changes.by_hand),
        "files": [_file(one) for one in changes.files],
        "submissions": [_status(one) for one in changes.statuses],
        "indicators": [_figure(one) for one in changes.figures],
        "data": [_datum(one) for one in changes.data],
        "cells": [
            {"sheet": one.sheet, "cell": one.cell, "before": one.before, "after": one.after} for one in changes.cells
        ],
        "uncompared": changes.uncompared,
        "findings_new": [asdict(one) for one in changes.findings[0]],
        "findings_gone": [asdict(one) for one in changes.findings[1]],
        "overdue": [{"report": one.report, "agency": one.agency} for one in changes.overdue],
    }


def _book(file: str, sha256: str, as_of: dt.date) -> dict[str, object]:
    return {"file": file, "sha256": sha256, "as_of": as_of.isoformat()}


def _file(one: FileChange) -> dict[str, object]:
    return {
        "change": one.fate.value,
        "agency_name": one.line.agency_name,
        "report": one.line.report,
        **{
            side: None if line is None else {"name": line.name, "hash": line.hash, "standing": line.standing}
            for side, line in (("before", one.before), ("after", one.after))
        },
    }


def _status(one: StatusChange) -> dict[str, object]:
    return {
        "report": one.line.report,
        "agency": one.line.agency,
        "agency_name": one.line.agency_name,
        "before": one.before.status if one.before else None,
        "after": one.after.status if one.after else None,
    }


def _figure(one: FigureChange) -> dict[str, object]:
    return {
        "code": one.code,
        "tt": one.tt,
        "label": one.label,
        "column": one.column,
        "before": _plain(one.before),
        "after": _plain(one.after),
        "changed_by_hand": one.by_hand,
    }


def _datum(one: DatumChange) -> dict[str, object]:
    line = one.line
    return {
        "agency_name": line.agency,
        "form": line.form,
        "key": line.key,
        "label": line.label,
        "heading": line.column,
        "column": one.column,
        "cause": one.cause.value,
        "before": _plain(one.old),
        "after": _plain(one.new),
        "source_before": _source(one.before),
        "source_after": _source(one.after),
    }


def _source(line: DataLine | None) -> dict[str, object] | None:
    if line is None:
        return None
    return {"row": line.row + 1, "file": line.file, "hash": line.hash, "sheet": line.sheet, "cells": line.cells}


def _plain(value: Shown) -> str | bool | None:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, dt.date) else value
