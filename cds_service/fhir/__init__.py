"""The R4 subset that we read: typed, lenient per resource, no network."""
