"""Acts that span rooms: founding a cooperative."""
