"""The mirrors of the staff's desk for QML: one for the door and the pages, one for each page."""
