"""The first run: founding the first cooperative of an empty install."""
