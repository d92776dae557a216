"""What rows say together: persons twice, totals, and whether the whole is possible."""
