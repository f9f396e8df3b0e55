"""The shallow grammar that all layers read by: chunks of a sentence, arguments of a verb, agreement, who can act."""
