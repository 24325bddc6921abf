"""A message as it was written: its words and sentences, who is meant in it, what are its facts."""
