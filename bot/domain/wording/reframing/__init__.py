"""A whole message put as what happened and a question about the system."""
