"""Other people's files as authored tables: each form of file is one small importer.

An importer reads a file into rows; what they leave out is filled in as for a table of one's own
(`graphkit.authoring.filling.fill_in`), and the result is written as tables for a person to review.
"""
