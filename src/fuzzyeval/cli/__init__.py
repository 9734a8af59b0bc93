"""The command line: ``fuzzyeval evaluate``, ``check``, ``init``, ``schema`` and ``templates``."""

from fuzzyeval.errors import MissingExtraError

try:
    import rich  # noqa: F401  (asked for before anything here uses it)
    import typer  # noqa: F401
except ImportError as error:
    raise MissingExtraError("the command line needs typer and rich; install fuzzyeval[cli]") from error
