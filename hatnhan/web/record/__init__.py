"""Ghi nhận: forms that record one fact each, with a sentence to read before it is recorded."""
