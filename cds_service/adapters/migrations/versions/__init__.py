"""The steps of the schema, in order; each goes up and down."""
