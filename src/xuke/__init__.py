"""xuke 许可: one platform for a health authority's licensing year."""
