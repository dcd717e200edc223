"""The paper: what it says, how it is signed, drawn and printed."""
