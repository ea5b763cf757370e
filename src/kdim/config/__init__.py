"""Settings, addresses and the ``kdim`` command: the only place that knows how the parts are put together."""
