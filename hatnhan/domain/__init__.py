"""Pure core: times, facts, fold, coverage, rules, problems. No Django, no I/O."""
