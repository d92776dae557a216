"""Users, their roles over parts of the trees, sign-in and the access log."""
