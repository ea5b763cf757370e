"""Application, admission, the register of members, resignation."""
