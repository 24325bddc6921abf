"""What somebody did, read from a clause and said as what happened."""
