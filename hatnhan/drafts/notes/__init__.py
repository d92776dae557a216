"""A checked draft given back: as Word comments at the right places, and as a PDF."""
