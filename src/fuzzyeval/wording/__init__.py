"""What the library says, in the language of who reads it."""

from fuzzyeval.wording.messages import Message, message, template_in, together

__all__ = ["Message", "message", "template_in", "together"]
