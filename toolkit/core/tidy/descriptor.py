"""The data dictionary: a Frictionless Data Package whose resources carry a Table Schema with Vietnamese titles."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.core.consolidation.model import Consolidation
from toolkit.core.json_text import json_text
from toolkit.core.tidy.schema import TidyField, TidyTable

_NAME = "bdgxl-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One table and the file that holds it."""

    table: TidyTable
    path: str
    """Name of the file, beside the dictionary."""
    data: bytes
    form: Mapping[str, object]
    """What says how to read the file: format, mediatype, encoding, dialect, size and hash."""
    note: str = ""
    """Vietnamese: what a reader of this kind of file must know."""


def descriptor(consolidation: Consolidation, resources: Sequence[Resource]) -> bytes:
    """The dictionary as JSON; equal files give equal bytes."""
    judgement = consolidation.judgement
    plan, period = judgement.plan, judgement.period
    document = {
        "profile": "data-package",
        "name": f"{_NAME}{plan.id}-{period.code}",
        "title": f"Số liệu bình đẳng giới – {period.name} – {plan.issuer}",
        "description": f"Tổng hợp từ báo cáo của các đơn vị theo kế hoạch {plan.number or plan.title}, "
        f"tính đến ngày {judgement.as_of:%d/%m/%Y}.",
        "created": f"{judgement.as_of.isoformat()}T00:00:00Z",
        "resources": [_resource(one) for one in resources],
    }
    return (json_text(document) + "\n").encode()


def described(path: Path) -> list[str]:
    """Names of the files that a dictionary of ours describes; none where it is anything else."""
    try:
        document = json.loads(path.read_bytes())
        if str(document["name"]).startswith(_NAME):
            return [str(resource["path"]) for resource in document["resources"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return []


def _resource(one: Resource) -> Mapping[str, object]:
    return {
        "name": one.table.name,
        "path": one.path,
        "title": one.table.title,
        "description": " ".join(filter(None, (one.table.description, one.note))),
        "profile": "tabular-data-resource",
        **one.form,
        "schema": {
            "fields": [_field(field) for field in one.table.fields],
            "primaryKey": list(one.table.key),
            "missingValues": [""],
        },
    }


def _field(field: TidyField) -> Mapping[str, object]:
    constraints: dict[str, object] = {}
    if field.required:
        constraints["required"] = True
    if field.choices is not None:
        constraints["enum"] = list(field.choices)
    parts = {
        "name": field.name,
        "type": field.type.value,
        "title": field.title,
        "description": field.explained,
        "constraints": constraints,
    }
    return {name: part for name, part in parts.items() if part}
