"""Files that people take away: spreadsheets and printed papers. Values in, bytes out; no query is made here."""
