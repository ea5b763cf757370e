"""Who is measured. Each module is run as a process (``python -m bench.contenders.<name>``) and serves orders."""
