"""From sheets to tables: headers, columns, rows of data, and what is no data.

`tables(workbook, kind, mapping, decisions)` finds them; `signature(table)` is the key under which a
confirmed mapping is remembered. Rows of totals come as check sums: by field the numbers of the
row, and "@row", "@label", "@count" (a number in the label), "@from" and "@to" (the rows summed);
a line that names a unit and a number gives "@row" and "@group".
"""

from hatnhan.capture.layout.finding import signature, tables

__all__ = ["signature", "tables"]
