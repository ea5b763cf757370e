"""KDIM: software that runs a digital cooperative in Indonesia."""
