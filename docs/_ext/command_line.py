# ruff: noqa: INP001  (Sphinx loads it by name)
"""The directive ``command-line``: every command, as it describes itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from fuzzyeval.cli.app import app as commands

__all__ = ["setup"]

PROGRAM = "fuzzyeval"


class CommandLine(SphinxDirective):
    """A section a command: how it is called, what it does, and what it takes."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        program: Any = typer.main.get_command(commands)
        whole = program.context_class(program, info_name=PROGRAM)
        options = _described(program, whole)
        return [*options, *(self._section(program, whole, name) for name in program.list_commands(whole))]

    def _section(self, program: Any, whole: Any, name: str) -> nodes.section:
        command = program.get_command(whole, name)
        context = command.context_class(command, info_name=name, parent=whole)
        section = nodes.section(ids=[nodes.make_id(f"{PROGRAM} {name}")])
        section += nodes.title(text=f"{PROGRAM} {name}")
        section += _described(command, context)
        return section


def _described(command: Any, context: Any) -> list[nodes.Node]:
    """Return the call, the text and the parameters of a command."""
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    texts = [_paragraph(" ".join(text.split())) for text in (command.help or "").split("\n\n")]
    return [
        nodes.literal_block(usage, usage, language="none"),
        *texts,
        nodes.definition_list("", *_items(command, context)),
    ]


def _paragraph(text: str) -> nodes.paragraph:
    """Return a text with its options as code.

    >>> [type(part).__name__ for part in _paragraph("With --by a line an object.").children]
    ['Text', 'literal', 'Text']
    """
    parts = re.split(r"(--[a-z-]+)", text)
    said = [nodes.literal(text=part) if at % 2 else nodes.Text(part) for at, part in enumerate(parts)]
    return nodes.paragraph("", "", *said)


def _items(command: Any, context: Any) -> Iterator[nodes.definition_list_item]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record:
            term = nodes.term("", "", nodes.literal(text=" ".join(record[0].split())))
            yield nodes.definition_list_item("", term, nodes.definition("", _paragraph(record[1])))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx."""
    app.add_directive("command-line", CommandLine)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
