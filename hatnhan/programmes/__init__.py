"""Resolutions and the settings that belong to them."""
