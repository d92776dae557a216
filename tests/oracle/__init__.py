"""A second implementation of the contract (facts, coverage, figures), naive on purpose.

It replays a history one fact at a time through one mutable world and counts with plain sets.
It shares no code with the product, so that the two can be compared on random histories.
"""
