"""Assessment in, cards out: text, suggestions, assessment JSON and explanation. No decision is taken here."""
