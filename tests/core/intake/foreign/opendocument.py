"""Workbooks in .ods written by hand, so that they hold what no office program writes on request."""

from tests.core.intake.packages import zipped

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'xmlns:office="{_OASIS}:office:1.0" xmlns:table="{_OASIS}:table:1.0" xmlns:text="{_OASIS}:text:1.0" '
    f'xmlns:draw="{_OASIS}:drawing:1.0" xmlns:script="{_OASIS}:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    f'xmlns:meta="{_OASIS}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def cell(kind: str = "", value: str = "", shown: str | None = None, formula: str = "", more: str = "") -> str:
    """A cell: kind of its value, the value, the text that is shown, and the formula."""
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    attributes = [f'office:value-type="{kind}"'] if kind else []
    attributes += [f'office:{name}="{value}"'] if value else []
    attributes += [f'table:formula="{formula}"'] if formula else []
    inside = "" if shown is None else f"<text:p>{shown}</text:p>"
    return f"<table:table-cell {' '.join(attributes)} {more}>{inside}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    """A row."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "A", more: str = "") -> str:
    """A sheet."""
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def ods(*tables: str, behind: str = "", meta: str = "", head: str = "", manifest: str = "") -> bytes:
    """A file."""
    body = f"<office:body><office:spreadsheet>{''.join(tables)}{behind}</office:spreadsheet></office:body>"
    return zipped(
        {
            "mimetype": MIMETYPE,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="m">{manifest}</manifest:manifest>',
            "content.xml": f"{head}<office:document-content {NAMES}>{body}</office:document-content>",
            "meta.xml": f"<office:document-meta {NAMES}><office:meta>{meta}</office:meta></office:document-meta>",
        }
    )
