"""Views: each parses, checks access, asks one query or command, and renders."""
