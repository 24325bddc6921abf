"""Optional help from a language model, for finding blame and for wording: off by default, and never needed."""
