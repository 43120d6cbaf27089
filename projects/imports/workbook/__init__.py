"""Reads a workbook, in a process of its own: run by imports/table/xlsx.py, never imported by it.

Nothing here knows Django or the site. Libraries build a whole row, every style and every string
before anyone can count them: 84 KB of strings kept openpyxl busy for 20 seconds, and what lies out
of order it drops without a word. Here each cell is counted as it is met, and reading stops where
the sheet stops.
"""
