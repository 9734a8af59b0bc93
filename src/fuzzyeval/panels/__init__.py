"""Judgements of several experts as they come: long tables, and questionnaires that were filled in."""
