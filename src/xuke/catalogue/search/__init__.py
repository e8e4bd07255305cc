"""Finds items by what people type: a name, an everyday word, pinyin, or nearly one of them."""
