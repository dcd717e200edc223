"""The staff's side of a kiosk: who is at the desk, on which page, and what each page holds."""
