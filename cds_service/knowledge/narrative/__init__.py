"""How clinical text is worded: the files of ``narrative/``, read, checked and frozen."""
