"""Function words by which a statement begins, goes on or ends without a full stop."""

from __future__ import annotations

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words

REASONS = words("given")
"""Before what is the reason for a warning."""
ANY = words("any new further future")
"""Before a sign that nobody has yet ("any new weakness would need MRI")."""
SOMEBODYS = words("his her their my your the this these such with has have had reports")
"""Before a sign that somebody has."""
HANDED = words(
    "advice information leaflet card instructions instruction precautions precaution handout education advise warning"
)
"""What is given to a patient."""
GOES_ON = words(
    "and or nor & / with without no not any of the a an in on at to from for by as than that which who his her their left right "
    "both bilateral lower upper is are was were has have had been denies deny denied reports report reported complains of "
    "history new recent prior previous known mild moderate severe acute chronic"
)
"""Words that no line ends with but a wrapped one."""
GOES_ON_WITH = words("and or nor but with without in on at of for to since after over which that who because due when")
"""Words that no line begins with but one that goes on from the line before."""
DESCRIBES_PAST = words("recent prior previous known")
"""Words that a denial may as well end with ("Falls: nil recent")."""
TO_DENIAL = words(
    "but so be being there there's it i we he she they pt patient also still now again currently shows showed shown show found "
    "finds noted notes says said describes described exhibits demonstrates revealed reveals having got gets because since "
    "if when while where although though however yet then"
)
"""Before a denial that the next line goes on with, as the words of ``GOES_ON`` are."""
CELL_DENIALS = words("no not denies deny denied without never neg negative nil none")
FOLLOWING = words("following below these symptoms")
"""Last words of what introduces a list on the lines behind it ("Red flags: none of the following")."""
TELLS = grammar.PERSONS | words("has have had is was reports now today currently since developed")
"""First words of a sentence that is no item of a list."""
AHEAD_OF_MONTH = words(
    "booked due scheduled planned appointment review list listed surgery operation clinic mri scan until till since from to "
    "now today still again currently ongoing"
)
"""Between it and a month, or anywhere behind it, words that make the month another's."""
ASKED_WHEN = words(
    "in within over during for the last past previous this these recent recently today currently hour hours day days week weeks "
    "month months year years night at all ever your their his her passage pain started began begun start onset two three four "
    "six few since of around between on ( )"
)
"""Words that say of what a question asks for no more than when and where."""
EVERY = words("all both each any")
"""Words of an answer to several questions at once ("all no")."""
NOT = words("not doesn't don't didn't doesnt dont didnt")
"""Within "does not suggest": the examination speaks against it."""
FURTHER = words("other further any such obvious clear nothing anything no not")
"""Before "suggestive of" behind a comma, where a list of denials goes on ("no fever, other signs suggestive of ...")."""
GOES_ON_FOR = words("for x * since")
"""Before a length of what goes on ("x 2 days", "since 3 days")."""
UNITS_OF_LATE = grammar.OF_LATE | words("hours days hr hrs h d night nights wk wks")
PARTS_OF_LATE = words("7 52 24")
"""What hours, days and weeks are written over ("2/7")."""
LONG_UNITS = words("year years yr yrs month months decade decades childhood infancy")
JUST_BEFORE = words("ago back prior earlier")
"""Behind a length, that it is how long ago something was."""
