"""Time expressions and their TIMEX3 values, in every Arab calendar."""
