"""What a casebook holds, in the layouts that other programs and people read."""
