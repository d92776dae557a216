"""Spreadsheets in: workbooks as offices keep them become facts, or a sentence that says why not."""
