"""Events: PLOVER event mentions with parties, place, date, casualties and factuality."""
