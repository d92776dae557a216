"""What sentences state about their figures: a small grammar of named rules, and its judge."""
