"""The lexicon: names, frames and cues as data, with their loader and checker."""
