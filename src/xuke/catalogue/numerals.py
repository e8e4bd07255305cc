"""Chinese numerals, as articles are counted in."""

DIGITS = "零一二三四五六七八九"
MOST = 9999
UNITS = ("", "十", "百", "千")
TEN = 10


def in_chinese(number: int) -> str:
    """Return the number in Chinese; from 1 to 9999, else ValueError.

    >>> in_chinese(12), in_chinese(105), in_chinese(1260)
    ('十二', '一百零五', '一千二百六十')
    """
    if not 0 < number <= MOST:
        raise ValueError(number)
    figures = str(number)
    words = "".join(
        DIGITS[int(figure)] + (UNITS[len(figures) - place - 1] if figure != "0" else "")
        for place, figure in enumerate(figures)
    ).rstrip("零")
    while "零零" in words:
        words = words.replace("零零", "零")
    return words.removeprefix("一") if TEN <= number < 2 * TEN else words
