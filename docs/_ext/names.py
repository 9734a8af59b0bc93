# ruff: noqa: INP001  (Sphinx loads it by name)
"""Links to the reference where a public name stands: ``fe.tally(study, answers)`` in prose, ``StudyError`` in a docstring."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.python import ObjectEntry
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

WRITTEN = re.compile(r"fe\.([\w.]+)(\(.*\))?", re.DOTALL)


def _entries(env: BuildEnvironment) -> dict[str, ObjectEntry]:
    return env.domains.python_domain.objects


class LinkedNames(SphinxPostTransform):
    """Makes a link of every ``fe.name`` that has an entry in the reference."""

    default_priority = 5  # before references are resolved
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002  (Sphinx's way)
        """Look at every inline literal of a page."""
        for literal in list(self.document.findall(nodes.literal)):
            written = WRITTEN.fullmatch(literal.astext())
            entry = _entries(self.env).get(f"fuzzyeval.{written[1]}") if written else None
            if entry and written and not isinstance(literal.parent, nodes.reference):
                literal.replace_self(_link(self.app, self.env.docname, entry, literal.deepcopy(), written[1]))


def _link(app: Sphinx, page: str, entry: ObjectEntry, shown: nodes.Node, title: str) -> nodes.reference:
    return make_refnode(app.builder, page, entry.docname, entry.node_id, [shown], title)


def _by_last_name(
    app: Sphinx, env: BuildEnvironment, missing: pending_xref, shown: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a name by its last part, where one entry alone ends in it: docstrings say ``StudyError``."""
    if missing.get("refdomain") != "py":
        return None
    target = str(missing["reftarget"])
    found = {
        (entry.docname, entry.node_id): entry
        for name, entry in _entries(env).items()
        if name.rpartition(".")[2] == target.rpartition(".")[2] and entry.objtype in ("class", "exception", "data")
    }
    ours = "." not in target or target.startswith("fuzzyeval.")
    if not ours or len(found) != 1:
        return None
    (entry,) = found.values()
    return _link(app, str(missing["refdoc"]), entry, shown, target)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx."""
    app.add_post_transform(LinkedNames)
    app.connect("missing-reference", _by_last_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
