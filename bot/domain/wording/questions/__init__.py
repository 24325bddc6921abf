"""The question that a wording ends in: about which thing, and what became of it."""
