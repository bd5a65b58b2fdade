"""Forms, lists, lines, headings and labels, and the answers in them."""
