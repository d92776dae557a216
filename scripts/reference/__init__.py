"""The generated pages of the documents: one module for each."""
