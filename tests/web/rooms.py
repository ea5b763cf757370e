"""Importing everything, so that subclasses can be walked."""

import importlib
import pkgutil

import kdim


def import_every_room() -> None:
    """All modules but migrations, settings and the command's entry point."""
    for module in pkgutil.walk_packages(kdim.__path__, "kdim."):
        if not any(part in module.name for part in (".migrations", ".settings", "__main__")):
            importlib.import_module(module.name)
