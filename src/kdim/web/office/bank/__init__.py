"""The cooperative's accounts at banks."""
