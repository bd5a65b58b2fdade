"""Function words by which a statement begins, goes on or ends without a full stop."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words

TO_CARE = words(
    "on with under worth ' treatment daily weekly solid good full dedicated conservative regular "
    "once twice thrice three times time four fortnightly two"
)
"""Between a duration and the care that lasted so long ("eight weeks on naproxen", "two months of treatment with physio")."""
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
    "both bilateral lower upper is are was were has have had been denies deny denied reports report reported complains complain of "
    "history new recent prior previous known mild moderate severe acute chronic"
)
"""Words that no line ends with but a wrapped one."""
GOES_ON_WITH = words("and or nor but with without in on at of for to since after over which that who because due when")
"""Words that no line begins with but one that goes on from the line before."""
DESCRIBES_PAST = words("recent prior previous known")
"""Words that a denial may as well end with ("Falls: nil recent")."""
TO_DENIAL = words(
    "but so be being there there's it i we he she they pt patient also still now again currently shows showed shown show found "
    "finds find noted notes says say said describes describe described exhibits exhibit demonstrates demonstrate "
    "revealed reveals reveal having got gets because since "
    "if when while where although though however yet then"
)
"""Before a denial that the next line goes on with, as the words of ``GOES_ON`` are."""
CELL_DENIALS = words("no not denies deny denied without never neg negative nil none")
FOLLOWING = words("following below these symptoms symptom")
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
EVERY = words("all both each any every")
"""Words of an answer to several questions at once ("all no")."""
NOT = words("not doesn't don't didn't doesnt dont didnt")
"""Within "does not suggest": the examination speaks against it."""
FURTHER = words("other further any such obvious clear nothing anything no not")
"""Before "suggestive of" behind a comma, where a list of denials goes on ("no fever, other signs suggestive of ...")."""
GOES_ON_FOR = words("for x * since")
"""Before a length of what goes on ("x 2 days", "since 3 days")."""
UNITS_OF_LATE = grammar.OF_LATE | words("hours hour days day hr hrs h d night nights wk wks")
PARTS_OF_LATE = words("7 52 24")
"""What hours, days and weeks are written over ("2/7")."""
LONG_UNITS = words("year years yr yrs month months decade decades childhood infancy")
JUST_BEFORE = words("ago back prior earlier")
"""Behind a length, that it is how long ago something was."""
TO_LENGTH = words(
    "for x × * since about approximately approx around roughly nearly almost over last past the these of > ~ more than at least"
)
"""Between what lasted and its length ("back pain for about 20 years")."""
OF_LENGTH = words("of history h/o hx - duration worth")
"""Behind a length, that what lasted so long follows ("20 years of back pain")."""
ROUGHLY_THEN = grammar.ROUGHLY | grammar.TO_MONTH | words("over past last these around roughly nearly almost well")
"""Between "since" or "for" and its time."""
BEHIND_EVENT = words("after post following postop postoperative out from s/p")
"""Behind a length, that it is how long ago something happened."""
PARTS_TIMES = words(", ; ( ) [ - – — :")
"""Between a sign and a time, where the time may be of what stands between."""
OF_TODAY = words("now today currently yesterday tonight overnight recently lately")
"""Between a time that opens a sentence and a sign of now ("since 2015 he has pain and is now numb")."""
CHANGES = words("worse worsening worsened new newly again increasing increased until till more changed since")
"""Before "today", that it is otherwise since then."""
ABOUT = words("around about approximately approx roughly circa ~")
TO_DATE = ABOUT | grammar.TO_MONTH | words("on at or so , from w/c")
"""Between "since" or a word that it began, and a month or day."""
TELLS_ANEW = TELLS | words("is are can cannot can't could couldn't does doesn't do don't feels feel lost")
"""Behind "and" they begin what is told by itself."""
EXACTLY = words(
    "exactly just quite entirely completely absolutely totally essentially basically pretty much all still always really"
)
"""Between a comma and a course that closes its clause."""
CAUSED_BY = words("from due to secondary of because ( caused by with known his her the a an benign")
"""Between a sign and what it comes from."""
BEHIND_AGE = (
    grammar.CLOSING | words("and after from due with exactly unchanged stable ( never no as same just - :") | {"\n"}
)
"""Behind an age that somebody was, which is no number of something else."""
BEFORE_LABELLED = words("; : , . - left right bilateral about approximately is was ~")
"""Between a complaint and its length, beside the label."""
OPENS_ONSET = words("onset began begun started starting commenced since for x from on noticed first")
"""Behind a comma, before the time at which something began."""
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
LATE_DAYS = words("today yesterday tonight monday tuesday wednesday thursday friday saturday sunday")
LATE_PAIRS = frozenset(("this", part) for part in ("morning", "afternoon", "evening", "week", "weekend")) | {
    ("last", "night")
}
"""Days of this week, in one word or two; see :func:`of_this_week`."""
THROUGHOUT = words("since after following until till over for the last past within during from or")
"""Between a denial and its time, that it held from then on."""
EARLIER_DAYS = words("yesterday past last ago previously monday tuesday wednesday thursday friday saturday sunday")
"""Behind a denial, that it was so on an earlier day."""
HELD = words("since after following until till over for within during from or")
"""Between a denial and an earlier day, that it was not of that day alone."""
TELLS_OF_IT = words("it reports reported reporting present positive yes admits admit noticed notices notice")
"""Behind "today", that it is so."""
TELLS_NOT = words(
    "no not none nil denies denied deny never normal intact same still unchanged nor absent negative resolved gone"
)
"""Behind "today", that it is not so."""
UNABLE = words("unable cannot can't couldn't")
TODAY = words("today tonight")
"""Last words of a clause that tells of now."""
OF_ONESELF = words(
    "describe described feel felt report reported notice noticed noted complained mentioned describes feels reports notices"
)
"""What somebody tells of himself as well as of somebody else ("his mother has it and described numbness")."""


def of_this_week(norms: Sequence[str]) -> bool:
    """Whether words begin with a day of this week ("monday ...", "last night ...")."""
    return bool(norms) and (norms[0] in LATE_DAYS or tuple(norms[:2]) in LATE_PAIRS)
