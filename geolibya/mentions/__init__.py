"""Recognisers: each finds one kind of mention in a report."""
