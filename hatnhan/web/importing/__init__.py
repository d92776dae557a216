"""Nhập từ Excel as its pages need it: files on their way, rows with what was said of them, questions."""
