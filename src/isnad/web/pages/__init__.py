"""What each page shows: from the casebook to the values that its template names; one module a page."""
