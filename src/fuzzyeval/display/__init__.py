"""What people see first: a sheet of names, figures and bars, as text for a terminal and as HTML for a notebook.

Only what shows itself is loaded with the package; sheets and what draws them when somebody looks.
"""

from fuzzyeval.display.displayed import Displayed, sheet_of

__all__ = ["Displayed", "sheet_of"]
