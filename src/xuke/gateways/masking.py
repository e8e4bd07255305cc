"""How much of a natural person is shown: names in public, identity numbers inside the office."""

from datetime import date

_COMPOUND = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连
澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于
司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋
夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 左丘
西门 第五 南荣 东里 东宫 仲长 即墨 达奚 褚师 纳兰 完颜 耶律 叶赫
"""
_COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
_COMPOUND_LENGTH = 2
_HEAD = 6
_TAIL = 2
_PHONE_HEAD = 3
_PHONE_TAIL = 4
_LEAST_HIDDEN = 3


def public_name(name: str, *, natural_person: bool) -> str:
    """Return a name as the public may see it: an organisation's whole, a person's masked."""
    return mask_name(name) if natural_person else name


def mask_name(name: str) -> str:
    """Return a natural person's name with all but the surname starred.

    A compound surname keeps its two characters when a given name follows it.

    >>> mask_name("欧阳修远")
    '欧阳**'
    """
    name = name.strip()
    kept = 1
    if len(name) > _COMPOUND_LENGTH and name[:_COMPOUND_LENGTH] in _COMPOUND_SURNAMES:
        kept = _COMPOUND_LENGTH
    return name[:kept] + "*" * max(len(name) - kept, 1 if name else 0)


def mask_phone(number: str) -> str:
    """Return a phone number's first three and last four digits, as people know it.

    >>> mask_phone("13800000000")
    '138****0000'
    """
    number = number.strip()
    hidden = len(number) - _PHONE_HEAD - _PHONE_TAIL
    if hidden < _LEAST_HIDDEN:
        return mask_identity(number)
    return number[:_PHONE_HEAD] + "*" * hidden + number[-_PHONE_TAIL:]


def mask_date(day: str) -> str:
    """Return the year of a day, however ISO 8601 lets it be written: an age is judged by it.

    Of what is no such day nothing is shown: where in it the month and the day stand nobody knows.

    >>> mask_date("1949-12-31"), mask_date("19491231"), mask_date("31/12/1949")
    ('1949-**-**', '1949-**-**', '**********')
    """
    day = day.strip()
    try:
        year = date.fromisoformat(day).year
    except ValueError:
        return "*" * len(day)
    return f"{year:04}-**-**"


def mask_identity(number: str) -> str:
    """Return an identity or phone number's first six and last two characters, for the office.

    A number too short for that shows its last two only, and a very short one nothing.

    >>> mask_identity("11010519491231002X")
    '110105**********2X'
    """
    number = number.strip()
    hidden = len(number) - _HEAD - _TAIL
    if hidden >= _LEAST_HIDDEN:
        return number[:_HEAD] + "*" * hidden + number[-_TAIL:]
    hidden = len(number) - _TAIL
    return "*" * hidden + number[-_TAIL:] if hidden >= _LEAST_HIDDEN else "*" * len(number)
