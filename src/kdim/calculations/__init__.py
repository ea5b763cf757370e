"""Formulas a treasurer can recompute by hand: plain values in, plain values out, no framework."""
