"""Dossiers: one incident, storyline or person on paper, every line with numbered citations to article and sentence."""
