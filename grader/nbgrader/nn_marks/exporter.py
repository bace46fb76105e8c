"""Reads submissions, whatever they hold."""

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_notebook


class TolerantExporter(NotebookExporter):
    """A file that is no notebook counts as an empty one: it gets its marks, and stops nothing."""

    def from_file(self, file_stream, resources=None, **kw):
        try:
            notebook = nbformat.read(file_stream, as_version=4)
        except Exception:
            self.log.warning("This is not a notebook: %s", getattr(file_stream, "name", ""))
            notebook = new_notebook()
        return self.from_notebook_node(notebook, resources=resources, **kw)
