"""Answers that an engine holds: asked for there, so that only the summary comes back."""
