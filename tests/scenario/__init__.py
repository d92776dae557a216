"""The synthetic scenario: what it is made of, and what its facts add up to."""
