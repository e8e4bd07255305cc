"""Several things told in one line, parted as sentences are; what people type ends anyhow."""


def parted(*parts: str) -> str:
    """Return the parts that there are; only the last keeps the full stop that was typed.

    >>> parted("当事人要求补充鉴定。", "", "王某签名")
    '当事人要求补充鉴定；王某签名'
    """
    told = [part for part in parts if part]
    return "；".join([*(part.rstrip("。；") for part in told[:-1]), *told[-1:]])
