"""Writes amounts as people read them."""


def rupiah(amount: int) -> str:
    """Rp8.400: written as in Indonesia in every language, so that screen, paper and bank agree."""
    return f"{'-' if amount < 0 else ''}Rp{abs(amount):,}".replace(",", ".")


def millions(amount: int) -> str:
    """A large amount in millions with at most two decimals, without the word: 337,6 for 337,600,000."""
    return f"{amount / 1_000_000:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def unbroken(text: str) -> str:
    """The same with spaces at which no line ends: 21 Nov, RT 02 / RW 01."""
    return text.replace(" ", "\u00a0")
