"""Credit lines: from whom an outlet has its text."""
