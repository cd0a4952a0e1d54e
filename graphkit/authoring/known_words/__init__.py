"""The words that people write in headers and in cells, and what each of them means."""
