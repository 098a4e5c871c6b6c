"""Answers which parts of an AI model are open, how open, who says so, and what it inherited.

>>> import openglade
>>> dossier = openglade.assess("HuggingFaceH4/zephyr-7b-beta")
>>> dossier.level("pretraining_data")
<Level.CLOSED: 0>
"""

TYPE_CHECKING = False  # importing typing would cost more than all of this module
if TYPE_CHECKING:
    from openglade.notebook import Dossier, assess

__version__ = "0.1.0"
__all__ = ["Dossier", "__version__", "assess"]


def __getattr__(name: str) -> object:
    """Import what is promised when it is first used, so that the command line starts at once."""
    if name not in __all__:
        raise AttributeError(f"module 'openglade' has no attribute {name!r}")
    from openglade import notebook  # noqa: PLC0415  (that is the point)

    return getattr(notebook, name)
