"""From answers to what a template lays out: bars, strips, sentences. No queries, no markup."""
