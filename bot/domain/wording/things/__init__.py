"""Things, and what is said of them: noun phrases, notes without a verb, what may stand as it was written."""
