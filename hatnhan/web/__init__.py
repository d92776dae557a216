"""Pages, templates, static files, charts and maps."""
