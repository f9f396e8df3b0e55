"""Arabic itself: folding, tokens, sentences, clitics, conjugation, number words. No news in it."""
