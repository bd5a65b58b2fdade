"""The files of ``cards/``: what a card may say, offer and link to."""
