"""The language files: what a team reads and extends, checked and frozen."""
