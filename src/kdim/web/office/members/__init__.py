"""Members: applications, admission, the register, each member with their history, activation slips."""
