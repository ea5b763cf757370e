"""Moving in: a cooperative brings its books along from the files it kept them in."""
