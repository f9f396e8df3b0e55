"""Pledges: commitments, deadlines and terms."""
