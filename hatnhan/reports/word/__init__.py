"""Word documents in the form of Party documents; knows nothing of any one report."""
