"""Words said again: those of one language file and of the roster, cleaned of judgement, and whether they are sound."""
