"""The fictional example: a whole plan that is made up, loaded and removed as one.

It stands apart from fixtures/, which hold facts alone. Nothing in it refers to a real record.
"""

from projects.imports.example.loading import REASON, example_records, load_example
from projects.imports.example.removal import ExampleInUseError, remove_example

__all__ = [
    "REASON",
    "ExampleInUseError",
    "example_records",
    "load_example",
    "remove_example",
]
