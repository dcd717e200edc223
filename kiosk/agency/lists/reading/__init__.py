"""Tables as people bring them: any file of rows and columns, read within bounds."""
