"""Serve JSON-lines requests on one headless LibreOffice process.

Run by `samples.office.client` under whichever Python has `uno`, which is rarely the project's own, so this file
keeps to the standard library and to Python 3.9. Each line on stdin is ``{"do": name, ...}``; each line on
stdout is ``{"ok": result}`` or ``{"error": text}``. The end of stdin ends the office program too.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.uno import Exception as UnoException

FILTERS = {
    ".csv": "Text - txt - csv (StarCalc)",
    ".html": "HTML (StarCalc)",
    ".ods": "calc8",
    ".pdf": "calc_pdf_Export",
    ".xls": "MS Excel 97",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xlsx": "Calc MS Excel 2007 XML",
}
# com.sun.star.sheet.CellFlags
VALUE, DATETIME, STRING, FORMULA = 1, 2, 4, 16


def properties(**values: object) -> tuple[Any, ...]:
    """Return UNO property values, the keyword arguments of that interface."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Driver:
    """One office process and the documents open in it."""

    def __init__(self, soffice: str, profile: str) -> None:
        pipe = f"bdgxl-{os.urandom(8).hex()}"
        self.process = subprocess.Popen(
            [
                soffice,
                "--headless",
                "--nologo",
                "--nodefault",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
                f"-env:UserInstallation={Path(profile).as_uri()}",
            ],
            stdin=subprocess.DEVNULL,
        )
        context = self.connect(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        services = context.ServiceManager
        self.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.documents: dict[int, Any] = {}

    def connect(self, url: str) -> Any:
        """Return the remote context as soon as the office program listens."""
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        while True:
            try:
                return resolver.resolve(url)
            except UnoException:
                if self.process.poll() is not None:
                    raise RuntimeError(
                        f"soffice ended with code {self.process.returncode} before it listened"
                    ) from None
                time.sleep(0.05)

    def quit(self) -> None:
        """End the office program; the client kills what does not listen."""
        with contextlib.suppress(UnoException):
            self.desktop.terminate()
        self.process.wait()

    def dispatch(self, document: Any, command: str, **arguments: object) -> None:
        """Execute a menu command, as a key press or a click would."""
        frame = document.getCurrentController().getFrame()
        self.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, properties(**arguments))

    def open(self, path: str) -> int:
        """Load a document. Not hidden, though nobody sees it: a hidden window takes no input and crashes on a
        message box.
        """
        document = self.desktop.loadComponentFromURL(
            Path(path).as_uri(), "_blank", 0, properties(MacroExecutionMode=0, UpdateDocMode=0)
        )
        if document is None or not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            raise RuntimeError(f"cannot load {path} as a workbook")
        handle = max(self.documents, default=0) + 1
        self.documents[handle] = document
        return handle

    def close(self, document: int) -> None:
        """Close a document without saving it."""
        self.documents.pop(document).close(True)

    def save(self, document: int, path: str) -> None:
        """Write a copy in the format that the suffix names."""
        name = FILTERS[Path(path).suffix.lower()]
        self.documents[document].storeToURL(Path(path).as_uri(), properties(FilterName=name, Overwrite=True))

    def print_text(self, path: str, pdf: str) -> None:
        """Print a text document to a PDF file."""
        document = self.desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, properties(Hidden=True))
        if document is None or not document.supportsService("com.sun.star.text.TextDocument"):
            raise RuntimeError(f"cannot load {path} as a text document")
        try:
            filter_name = "writer_pdf_Export"
            document.storeToURL(Path(pdf).as_uri(), properties(FilterName=filter_name, Overwrite=True))
        finally:
            document.close(True)

    def recalculate(self, document: int) -> None:
        """Calculate every formula again, whatever the file said the results were."""
        self.documents[document].calculateAll()

    def sheets(self, document: int) -> list[str]:
        """Return the names of all sheets, hidden ones too."""
        return list(self.documents[document].getSheets().getElementNames())

    def type(self, document: int, sheet: str, entries: list[list[str]], override: bool) -> list[str]:
        """Type into cells and return the addresses whose content stayed as it was."""
        book = self.documents[document]
        controller = book.getCurrentController()
        target = book.getSheets().getByName(sheet)
        controller.setActiveSheet(target)
        unchanged = []
        for address, text in entries:
            cell = target.getCellRangeByName(address)
            before = cell.getFormulaArray()
            self.dispatch(book, "GoToCell", ToPoint=address)
            place, reached = cell.getRangeAddress(), controller.getSelection().getRangeAddress()
            if (reached.StartColumn, reached.StartRow) != (place.StartColumn, place.StartRow):
                raise RuntimeError(f"the cursor cannot go to {sheet}!{address}")
            self.enter(book, text, override)
            if cell.getFormulaArray() == before:
                unchanged.append(address)
        return unchanged

    def enter(self, book: Any, text: str, override: bool) -> None:
        """Put text into the selected cell."""
        if not text:
            self.dispatch(book, "ClearContents")
        elif override:
            self.dispatch(book, "EnterString", StringName=text)
        else:
            # Only the Enter key asks the validation rule of the cell.
            self.dispatch(book, "EnterString", StringName=text, DontCommit=True)
            self.dispatch(book, "AcceptFormula")

    def cells(self, document: int, sheet: str) -> list[list[Any]]:
        """Return [row, column, value, formula, error] of each cell with content."""
        target = self.documents[document].getSheets().getByName(sheet)
        return self.read(target, VALUE | DATETIME | STRING) + self.read(target, FORMULA)

    def formulas(self, document: int) -> dict[str, list[list[Any]]]:
        """Return, by sheet, the cells that hold a formula, in the form of `cells`."""
        sheets = self.documents[document].getSheets()
        return {name: self.read(sheets.getByName(name), FORMULA) for name in sheets.getElementNames()}

    def read(self, sheet: Any, flags: int) -> list[list[Any]]:
        """Return the cells with that kind of content, a range at a time: each UNO call costs a millisecond."""
        found = []
        for area in sheet.queryContentCells(flags).getRangeAddresses():
            first_row, first_column = area.StartRow, area.StartColumn
            cells = sheet.getCellRangeByPosition(first_column, first_row, area.EndColumn, area.EndRow)
            formulas = cells.getFormulaArray() if flags == FORMULA else None
            for row, values in enumerate(cells.getDataArray()):
                for column, value in enumerate(values):
                    formula = formulas[row][column] if formulas else ""
                    # An error arrives as no value at all.
                    cell = cells.getCellByPosition(column, row) if value is None else None
                    found.append(
                        [
                            first_row + row + 1,
                            first_column + column + 1,
                            cell.getString() if cell else value,
                            formula,
                            cell.getError() if cell else 0,
                        ]
                    )
        return found

    def unprotect(self, document: int, sheet: str) -> None:
        """Take the protection off a sheet."""
        self.documents[document].getSheets().getByName(sheet).unprotect("")

    def delete_row(self, document: int, sheet: str, row: int) -> None:
        """Remove a row, taking protection off first."""
        self.unprotect(document, sheet)
        self.documents[document].getSheets().getByName(sheet).getRows().removeByIndex(row - 1, 1)

    def shown(self, document: int, sheet: str, addresses: list[str]) -> list[str]:
        """Return what a person sees in the cells."""
        target = self.documents[document].getSheets().getByName(sheet)
        return [target.getCellRangeByName(address).getCellByPosition(0, 0).getString() for address in addresses]


def main() -> None:
    """Answer requests until stdin ends."""
    # The office program inherits descriptor 1, and whatever it prints there must not look like an answer.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(**message: object) -> None:
        print(json.dumps(message), file=answers, flush=True)

    driver = Driver(*sys.argv[1:])
    answer(ok=None)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer(ok=getattr(driver, request.pop("do"))(**request))
        except (UnoException, KeyError, RuntimeError) as error:
            answer(error=f"{type(error).__name__}: {error}")
    driver.quit()


if __name__ == "__main__":
    main()
