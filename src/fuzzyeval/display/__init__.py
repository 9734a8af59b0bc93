"""What people see first: a sheet of names, figures and bars, as text for a terminal and as HTML for a notebook."""

from fuzzyeval.display.displayed import Displayed, sheet_of
from fuzzyeval.display.html import to_html
from fuzzyeval.display.sheet import Column, Gap, Name, Sheet
from fuzzyeval.display.text import to_text

__all__ = ["Column", "Displayed", "Gap", "Name", "Sheet", "sheet_of", "to_html", "to_text"]
