"""The tables that CSV and Excel files hold: their columns, rows and cells, for a person to read."""
