"""What people may ask of their personal data (UU 27/2022): copies, corrections, erasure, breach notices."""
