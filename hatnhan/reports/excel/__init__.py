"""Workbooks made to be read, filtered and printed; knows nothing of any one report."""
