"""The scenario in the register, as its own tests have it."""

from tests.scenario.conftest import full, register, small

__all__ = ["full", "register", "small"]
