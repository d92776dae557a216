"""The checker of drafts as its pages need it: the form, the text with its marks, the findings."""
