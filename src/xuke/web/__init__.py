"""What every room shows alike: base pages, components, words, errors and the clock."""
