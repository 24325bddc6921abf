"""A sentence that blames, clause by clause, held against the shapes of a language file."""
