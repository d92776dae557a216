"""Forms and narratives written from the indicators."""
