"""Finding and reading the shipped tables: CSV with a header, each row with its file and line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from geolibya.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEPARATOR = "|"
"""Between the items of a cell that holds several."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and where it stands."""

    cells: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def items_of(self, column: str) -> tuple[str, ...]:
        """Split a cell that holds several items."""
        return tuple(item for item in (part.strip() for part in self.cells[column].split(SEPARATOR)) if item)

    def number(self, column: str) -> float:
        """Read a cell as a number.

        Raises
        ------
        TableError
            Naming file, line and what was found.
        """
        try:
            return float(self.cells[column])
        except ValueError:
            raise TableError(f"{self.where}: {column} is {self.cells[column]!r}, wants a number") from None


def data_folder(name: str) -> Path:
    """Give the folder of shipped data (`gazetteer`, `seeds`): in the package, else beside it in a checkout."""
    packaged = Path(str(resources.files("geolibya"))) / f"_{name}"
    if packaged.is_dir():
        return packaged
    beside = Path(__file__).resolve().parent.parent / name
    if beside.is_dir():
        return beside
    raise TableError(
        f"the folder {name} is neither in the package ({packaged}) nor beside it ({beside}); reinstall geolibya"
    )


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Read a table row by row.

    Parameters
    ----------
    path : Path
        A UTF-8 CSV file whose first line names its columns; a byte-order mark is dropped.
    columns : sequence of str
        Columns that must be there; further ones are kept.

    Raises
    ------
    TableError
        Where the file cannot be read as UTF-8, a column is missing, or a row has too many or too few cells.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader, [])
    missing = [column for column in columns if column not in header]
    if missing:
        raise TableError(
            f"{path}:1: no column {', '.join(missing)}; found {', '.join(header) or 'an empty file'}"
        )
    file = f"{path.parent.name}/{path.name}"
    try:
        for cells in reader:
            if not cells:
                continue
            where = f"{file}:{reader.line_num}"
            if len(cells) != len(header):
                raise TableError(f"{where}: {len(cells)} cells, wants {len(header)}")
            yield Row(dict(zip(header, cells, strict=True)), where)
    except csv.Error as error:
        raise TableError(f"{path}:{reader.line_num}: {error}") from error
