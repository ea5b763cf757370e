"""Coming in and going out: sign-in, sign-out, first PIN."""
