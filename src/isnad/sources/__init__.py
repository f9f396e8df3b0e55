"""From bytes to articles: encodings, plain text, HTML, JSONL, cleaning."""
