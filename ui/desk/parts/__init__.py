"""What the mirrors of the desk's pages share."""
