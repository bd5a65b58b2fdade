"""Values as charts write them, to what they say of a finding: answers, grades, reflexes, numbers with units."""
