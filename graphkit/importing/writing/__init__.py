"""What is imported, written as a folder of authored tables, or added to one."""
