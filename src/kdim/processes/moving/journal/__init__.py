"""Cash journals of older books: what each column and row stands for. Pure rules, no framework."""
