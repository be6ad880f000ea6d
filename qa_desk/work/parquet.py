"""Writing a table as Parquet a batch at a time, so that no number of rows is too many."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

from db.models import to_epoch_ms

BATCH = 10_000
ROW_GROUP = 100_000


@dataclass(frozen=True, slots=True)
class ParquetColumn:
    """A column: its name, its kind (`text`, `number`, `whole`, `yes_no`, `time` in UTC), what it means."""

    name: str
    kind: str
    meaning: str = ""


def write_parquet(
    path: Path,
    columns: Sequence[ParquetColumn],
    rows: Iterator[Sequence[object]],
    noted: Callable[[int], None] = lambda count: None,
) -> int:
    """Write the rows; how many. `noted` is told after each batch and may raise to stop. `OSError`."""
    from arro3.core import RecordBatchReader
    from arro3.io import write_parquet as write

    table = _Table(columns)
    with path.open("wb") as file:
        sink = _Sink(file)
        batches = _Batches(table, rows, noted, sink)
        reader = RecordBatchReader.from_batches(table.schema, batches.each())
        try:
            write(
                reader,
                cast(IO[bytes], sink),
                compression="zstd(3)",
                max_row_group_size=ROW_GROUP,
                created_by="QA Desk",
            )
        except Exception:
            batches.raise_own()  # what went wrong in Python, not what Arrow made of it
            raise
        batches.raise_own()
        if sink.error is not None:
            raise sink.error
    return batches.count


class _Sink(io.RawIOBase):
    """A file that keeps the system's refusal for later: Arrow prints a stack where a write fails under it."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self.error: OSError | None = None

    def write(self, data: Any) -> int:
        if self.error is None:
            try:
                self._file.write(data)
            except OSError as error:
                self.error = error
        return len(data)

    def flush(self) -> None:
        if self.error is None and not self._file.closed:
            try:
                self._file.flush()
            except OSError as error:
                self.error = error

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, place: int, whence: int = 0) -> int:
        return self._file.seek(place, whence)


class _Table:
    """The columns as Arrow knows them."""

    def __init__(self, columns: Sequence[ParquetColumn]) -> None:
        from arro3.core import DataType, Field, Schema

        self._shown = {
            "text": DataType.utf8(),
            "number": DataType.float64(),
            "whole": DataType.int64(),
            "yes_no": DataType.bool(),
            "time": DataType.timestamp("ms", tz="UTC"),
        }
        self._kinds = [column.kind for column in columns]
        self.schema = Schema(
            [Field(c.name, self._shown[c.kind], metadata={"meaning": c.meaning}) for c in columns]
        )

    def batch(self, rows: Sequence[Sequence[object]]) -> Any:
        from arro3.core import RecordBatch

        cells = zip(self._kinds, zip(*rows, strict=True), strict=True)
        return RecordBatch.from_arrays(
            [self._array(kind, column) for kind, column in cells], schema=self.schema
        )

    def _array(self, kind: str, cells: Sequence[Any]) -> Any:
        from arro3.core import Array, DataType

        if kind != "time":
            return Array(list(cells), self._shown[kind])
        whole = [to_epoch_ms(cell) if isinstance(cell, datetime) else None for cell in cells]
        return Array(whole, DataType.int64()).cast(self._shown["time"])


class _Batches:
    """Rows in batches; stops where the file does not take more, and keeps what was raised on the way."""

    def __init__(
        self, table: _Table, rows: Iterator[Sequence[object]], noted: Callable[[int], None], sink: _Sink
    ) -> None:
        self._table, self._rows, self._noted, self._sink = table, rows, noted, sink
        self._raised: BaseException | None = None
        self.count = 0

    def each(self) -> Iterator[Any]:
        """The batches."""
        try:
            while self._sink.error is None and (some := list(islice(self._rows, BATCH))):
                self.count += len(some)
                self._noted(self.count)
                yield self._table.batch(some)
        except BaseException as error:
            self._raised = error
            raise

    def raise_own(self) -> None:
        """Raise what was raised while rows were made."""
        if self._raised is not None:
            raise self._raised
