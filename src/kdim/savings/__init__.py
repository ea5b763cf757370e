"""Simpanan pokok, wajib and sukarela."""
