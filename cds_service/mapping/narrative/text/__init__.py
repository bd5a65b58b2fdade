"""Text to words: tokens, sentences, phrases, times, and the function words of English."""
