"""The branch's computer: opening bundles, remembering people, the workbook and its decisions."""
