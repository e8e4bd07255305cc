"""A small kind of stream with its room, as docs/how-to/add-a-stream.md builds it: 物品借用."""
