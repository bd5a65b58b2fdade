"""What a sentence states by itself: phrases of findings, complaints and their places, care, measurements."""
