"""Rows at hand: understood, counted, and brought together where a whole sample is asked for."""
