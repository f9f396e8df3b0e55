"""Scores against gold: how well each layer does, and every miss and false alarm.

`score_gold` takes folders in the gold format, `score_events` the Open Event Data Alliance's sentences,
`score_names` CoNLL columns, `score_segmentation` CoNLL-U. `score_agreement` compares two annotations of the same
articles; `floors` holds the scores to what they have been.
"""
