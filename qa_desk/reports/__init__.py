"""Reports: their content as plain parts, and each part as HTML, paper or a spreadsheet. Asks no database."""
