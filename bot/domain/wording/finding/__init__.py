"""Finding: which sentences of a message blame."""
