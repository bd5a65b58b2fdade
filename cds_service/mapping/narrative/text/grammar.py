"""Function words of English that the reader's grammar relies on: connectors, prepositions, copulas.

No word here states a finding: findings, cues, areas and results are phrases of ``cards/lumbar-imaging/narrative``.
All words are as the reader spells them (``stem`` of ``knowledge.narrative.patterns``).
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


CONNECTORS = words(", and or / & + nor as well the any associated a an - other") | {"\n"}
"""Between the items of a list."""
DESCRIBING = words(
    "new recent unexplained severe acute sudden onset significant major any or / rapidly rapid recently newly"
)
"""Before a sign in a form, where they tell of which kind it is asked."""
CONJOINING = words("and & + / or")
"""What joins the members of a list."""
LISTING = words("and or ,")
LIST_MARKS = words(", or nor / and")
SEVERING = words(", ; and but")
"""Between two results, what keeps a side with its own."""
CLAUSES = words(", ; but however although though yet")
"""Before a clause of its own."""
CLOSING = words(", ; . )")
"""Behind a denial that closes a clause."""
OPENS_CLAUSE = words(", ; . ) * • and but with") | {"\n"}
"""Before a result that stands before what it is about ("..., negative saddle anesthesia")."""
ALTERNATIVES = words("or nor /")
JOINED = ALTERNATIVES | words("and &")
"""Between the members of what is plainly a list."""
BEING = words("being feeling feels feel become becoming felt been not")
"""Before what somebody is and not what somebody has."""
NAMES_MEMBERS = words("( : for of such including include like suggestive suggesting concerning indicating to")
"""Between the name of a list and its members ("no red flags such as ...")."""
OPENS_NAMES = words(": such including include like")
"""Of those, the ones that open a list in any case."""
TO_DOUBTED = words("for of be have represent doubt")
"""Last words of a doubt that is about what follows, wherever it stands in the sentence."""
TO_ASSERTED = words("in a an the of with has had been into having acute severe")
"""Between a word that says that something is so and what it is about ("still in retention")."""
COPULAS = words("is was are were")
LINKS = COPULAS | words(
    "be been being has have had : - remains remain reported noted as also all both now currently completely fully ( ) "
    "symptom history exam sign test the to found appears appear described documented elicited "
    "very highly most extremely clinically specifically explicitly directly again repeatedly categorically firmly expressly"
)
"""Between a finding and the word that answers it ("saddle anesthesia was also absent")."""
ANSWER_MARKS = words(": ? - =")
BEFORE_ANSWER = words(". : ( ) -") | {"\n"}
"""Between a muscle and the grade that the next sentence opens with."""
CHOICES = words("y n yes no")
CHOICE_PAIRS = words("y/n n/y")
IN_CHOICES = words("/ : ( ) [ ] { } | - _ or = *")
"""Between the answers of a choice."""
ASSAYS = words("test testing screen screening")
"""Behind what is looked for, with the answer at some distance ("HIV test last year was negative")."""
TOLD = words("discussed reviewed explained covered provided given screened checked asked assessed explored")
"""Behind a list that was spoken about."""
TO_OUTCOME = words(
    ", treated and but that which then later subsequently spontaneously gradually eventually has had have it all both"
)
"""Between a finding and what became of it ("retention in 2010, which resolved")."""
AFTER_OUTCOME = words(", ; . ) after with following by since completely fully spontaneously now")
"""Behind what became of it."""
AFTER_RECOVERY = words("after following since")
"""Behind what recovered, where the clause does not end with it."""
PARTLY = words("mild mildly slight slightly somewhat moderate moderately quite")
"""Within words that say that something is over: not all of it is."""
BIDDING = words("to please should must will or")
"""Before what somebody is to do ("please call for any numbness")."""
CALLED = words("called calls calling phoned rang came wrote messaged emailed returned presents presented here")
"""They tell that somebody did so already."""
CALLED_THEN = words("called phoned rang wrote messaged emailed returned presented")
"""The same behind what they did it for."""
ECHOES = words("not hasn't haven't hadn't isn't aren't wasn't weren't doesn't don't didn't")
"""Last words of a denial that only repeats the verb of the clause before ("pain is gone, numbness is not")."""
PERFECT = words("has have had did hasn't haven't hadn't didn't")
"""First words of such a denial that never says that something is not there."""
PLAIN_DENIALS = words("no none nil n denied")
"""Denials that answer what stands right before them, where a clause closes ("retention N, fever N")."""
BARE_DENIALS = words("no none nil denies deny not without never n")
"""Denials that answer a finding only behind a mark ("fever: no")."""
LATELY = words("recent recently")
"""Behind a denial that closes a clause ("trauma: nil recent")."""
TOO_LITTLE = words("enough sufficient yet only just specific conclusive definite")
"""In what is denied, where it may yet be so ("not enough to suggest it")."""
LOSING_DENIALS = words("no nil zero")
"""Denials of a movement that tell that it is lost ("no dorsiflexion on the left")."""
LONGER = "longer"
"""In a denial of what was so before ("no longer incontinent")."""
LISTED_DENIALS = words("no denies deny denied without")
"""Denials that reach over a list when a phrase begins with them."""
BRIEF_DENIALS = words("without never not")
"""Denials that a comma ends where no list goes on."""
PERIODS = words("hour day week month year long brief short prolonged extensive recent")
""""N-week history of", "recent history of": so it is now."""
OF_LATE = words("hour day week weeks")
PARTS_OF_LIMB = words("distal distally proximal proximally")
"""Their grade is none of the muscle before ("adductors 4/5, distal 5/5")."""
COUNTED = words("two three four five six seven eight ten few couple several")
SHORT_PERIODS = words("h hr d wk mo yr min")
OF_PERIODS = words("7 52 12 24")
"""What days, weeks, months and hours are written over ("2/7")."""
TO_SIDE = words("involving affecting in on of the to down into her his with at ( is are was - their from")
TO_COURSE = COPULAS | words(
    "has have had been be being becoming became become , and now also which that getting - over time slowly gradually "
    "his her their both rapidly steadily significantly quickly abruptly suddenly dramatically markedly acutely sharply visibly "
    "since birth childhood infancy "
    "in the left right leg legs foot much far considerably somewhat :"
)
BULLETS = words("• * · ► ▪ ● ◦ -")
"""Before an entry of a list."""
NAMED_BEFORE = words("it them")
"""Last words of what takes back a denial that stands before ("then developed it overnight")."""
CLOSES_COURSE = CLOSING | words("since for over with despite whatever whatsoever")
"""Behind a word of course that stands at the end of its clause ("..., unchanged since")."""
OF_NOW = words("this today now lately recently yesterday overnight")
"""How words of these days begin."""
OF_TIME = words("for x this since of about over many several ago began begun started developed appeared last past")
TO_HISTORY = words(
    "history h/o hx of course episode status duration worsening progressive right left r l low bilateral - the his her "
    "increasing and severe intermittent worth sided pain into a"
)
"""Between a duration and what lasted so long ("3 week history of right sided ...")."""
ONCE = words(
    "prev last yesterday ago previously previous prior before earlier initially initial originally original formerly former "
    "admission baseline preop preoperatively presentation intake historically once used"
)
NOW_TOLD = words("today now currently current tonight present presently followup recheck repeat latest")
SINCE = words("since")
AGO = words("ago prior previously earlier before back")
"""Behind a number of weeks that lie back."""
LASTING = words("over in within for during")
"""Before a number of weeks, or before "the last week", that are how long it took."""
TENSE_PAST = words("was were had")
TENSE_NOW = words("is are")
BEFORE_MONTH = words("in since of until by")
TO_MONTH = words("early late mid middle end beginning start of the last in about around -")
BEFORE_BARE_MONTH = words("since began begun started starting onset commenced")
BEFORE_DAY = words("on ( [ , : ; dated visit exam examination clinic seen from of at -")
"""Before a day that is written with two numbers ("on 11/01")."""
APART = words("in of to with at over for from no has had reports denies deny without")
"""Between an area and a complaint, what keeps them apart."""
TO_AREA = words("in of to down into over at on along from around through across throughout involving and/or affecting")
SEEN = words("found noted")
"""Before a place they begin no statement of their own ("weakness found in the left foot")."""
TO_WEAK = TO_AREA | words("found noted seen present detected only mainly limited his her")
"""Between a weakness and the muscle that it is of."""
TO_HEAD = CONNECTORS | COPULAS | words(": ;")
"""Between the tone of the sphincter and the sensation around it ("PR: tone good, sensation reduced")."""
TO_EXAMINED = words("to on with upon during at by in of or and over the his her their any either")
"""Between a complaint and what an examiner does ("pain on lumbar extension")."""
NEW_STATEMENT = words("that found has have had diagnosed underwent noted status post after")
PREPOSITIONS = words("in at of for with on to over throughout through across about along involving the")
OWN = words("his her their my")
POSSESSIVES = words("his her all both bilateral")
TRAILING = words("on in the of to (")
"""Between a result and its side ("5/5 on the right")."""
TO_NUMBER = COPULAS | words("which : l r left right - = all graded as at ( )")
AFTER_NUMBER = words(", ; . ) bilaterally bilateral on in left right l r and with")
SIDED = words("l r left right on bilaterally both")
BEFORE_NUMBER = COPULAS | words(", and :")
TO_PLACE = words("at in the both")
BARRING = words("bar barring save excluding minus excl")
"""Behind a result and before a part of the body, they leave that out ("full power bar left EHL")."""
TO_BARRED = words("for the his her a slightly mildly :")
LEAVING_OUT = BARRING | words("except exception apart aside other")
ANYWHERE = words("anywhere nowhere elsewhere all none nothing")
"""Before "but" they leave a part of the body out ("no numbness anywhere but the groin")."""
CIRCUMSTANCE = words("when if while during with on after")
"""Behind words that leave something out, what follows is when it is so ("no incontinence except when she coughs")."""
TO_OTHER_SIDE = words("on in at the of for with his her to")
ELSEWHERE = words("elsewhere")
EVERYWHERE = words("throughout remaining remainder rest")
"""Of an examination of arms and legs, even where the arms were told of before."""
OF_THE_REST = words("all otherwise other others elsewhere remaining remainder throughout rest")
TO_VALUE = COPULAS | words(
    "of : = to at up as high about approximately around - ( with showed shows show showing and measured elevated greater "
    "normal low high stable only count level ) slightly mildly than less more ~ reading measuring today came back volume revealed "
    "overnight morning evening afternoon tonight this repeat repeated latest last again initial first per found be "
    "recorded documented estimated now then large big"
)
TO_AMOUNT = words("approx approximately about ~ around estimated est roughly")
"""Behind a comma that does not part a name from its number."""
ENDS_OF_CLAUSES = words("; . , but however") | {"\n"}
"""Behind a name, where what follows is no longer its number."""
TO_NAME = words("- , ( of a the in as is was for")
"""Between a number and the name behind it ("500 mL of residual")."""
TO_NEXT = words(", and / & then to - ; → >") | {"\n"}
"""Between the numbers of a series."""
DEGREE = words("within grossly mildly slightly markedly significantly only somewhat very found")
"""Beside a word that is a result ("was within normal limits", "markedly elevated")."""
ENDS_OF_LISTS = words("; : . but")
INCLUDING = words("including incl include")
"""Before one of what a word was said of ("all normal, including the WBC")."""
FILLERS = words("a an the his her an serum blood")
PRE = words("pre")
PAIRING = words(", ;")
"""Between the number of before and the one of after ("400 mL pre, 10 mL post")."""
RESIDUAL = words("residual")
"""Before a sign that an event of long ago left."""
VOIDED = words("voided void voids voiding urinated passed pu'd output pre")
"""Near a number that it is what came out."""
AFTER_LASTING = words(", ; . : ) failed without no with w/o helped done completed tried")
"""Behind how long care lasted; behind anything else it may be somebody's age or time since."""
TO_LAST = words("to through thru until till")
"""Between the first and last day of care."""
ABOVE = words("greater more over above")
BELOW = words("less under below")
DEGREES = words("° º degrees degree deg")
BETWEEN_SIGNS = DEGREES | words(": = , ; / and ( ) at to")
"""Between the signs that answer a test on both sides ("+ L, - R")."""
BEFORE_SIGN = DEGREES | words(": = ( ) at to")
"""Between a side and its sign ("L 40 +")."""
OF_ANGLE = DEGREES | words("to at limited restricted reduced")
TELLS_ANGLE = OF_ANGLE | {"-"}
"""Beside a number they show that it is an angle ("to 30", "0-60")."""
TO_ANGLE = (
    BETWEEN_SIGNS | COPULAS | words("limited restricted reduced of on the only both sides side . possible free full")
)
"""Between a test and its angle, and between those of its sides ("limited to 30 degrees on the right, 80 on the left")."""
TO_PLAN = COPULAS | words("be been has have will to , ( and also :")
BEFORE_AMOUNT = words(
    "any a an the full formal at least minimum of another further more - first record documentation proof"
)
"""Between a denial and the amount of care that it denies ("no record of a full 6 weeks of therapy")."""
EVEN = words("symmetric symmetrical equal symmetrically equally bilaterally")
SHOWN_ON = words("on by in the per")
"""Between what an image shows, or not, and the image ("no fracture on lumbar films")."""
OBTAINED = words("obtained performed reviewed showed shows show revealed done completed demonstrated taken")
HOW_OFTEN = words("x / per a times time weekly daily once twice thrice each every")
"""Between care and how long it lasted ("PT twice a week for 8 weeks")."""
AHEAD = words("review recheck in within next every q per time until another each into")
"""Before a duration that lies ahead or repeats ("in 6 weeks", "every 4 hours")."""
OF_SPINE = words("spine spinal vertebra disc")
TO_LEVEL_OF = words(", at of")
"""Between a finding and its level, which may have a side behind it."""
BEFORE_LAST_SIDE = words("now mainly mostly")
TO_LEVEL = words("/ - at")
"""Between a finding and its level, and within a level."""
UNTIL = words("until till til")
EXCEEDING = words("over > exceeding beyond")
MORE = words("more greater longer")
FEWER = words("less fewer")
UNDER = words("< under")
ARTICLES = words("a an past last")
BEFORE_PART = words("x for over past last > < ~ about approx approximately nearly almost within than")
BEHIND_PART = words("history h/o ago duration")
"""Beside "4/12", that it is so many months and no date."""
BEFORE_ARTICLE = words("for about over x nearly almost approximately the than of within")
ROUGHLY = words("the about approximately another")
WHOLE = words("full consecutive whole solid more")
RANGE = words("- to or")
AGES = words("old age")
ORDINALS = words(", st nd rd th")
NOT_BEFORE_YEAR = words("# / - at $")
NOT_AFTER_YEAR = words("mg ml cc mcg % hours hour hrs ng units unit / x")
GRADE_NAMES = words("grade grades graded gr mrc")
DENYING = words("not no never cannot can't isn't wasn't aren't don't doesn't hardly barely less")
STILL_TO_EXCLUDE = words("exclude excluded rule ruled r/o ro")
"""Behind what is thought unlikely: it is still to be looked for."""
ANSWERERS = words(
    "patient pt he she they says say said answers answer answered states stated reports reported replies reply "
    "replied a : \" “ ” ' ‘ ’ "
    "husband wife partner mother father daughter son family carer"
)
"""Between a question and its answer ("saddle numbness? Patient says yes")."""
QUESTION_ANSWERS = words("yes no none nope denies deny denied negative positive n y nil _ boxoff boxon")
SUBJECTS = words("they these it both those this in")
"""First words of a sentence that goes on about what the one before named."""
PRONOUNS = words("they these it both those this")
"""First words of a sentence that gives the result of what the one before only names ("They were not elicited.")."""
TO_SCORE = COPULAS | words(": = - ( of at on the score scored graded grade to and right left r l bilaterally")
"""Between what is examined and its score."""
BEFORE_NOW = words("last yesterday previously before initially earlier until then at")
"""Behind a denial that was true once ("not present last week")."""
PATIENT = words("patient pt")
PERSONS = PATIENT | words("he she they i we")
TELLING = words("that , ; : . ( ) and but says say said states stated reports reported")
"""Before a clause that begins with words of time ("states that until yesterday ...")."""
HIMSELF = PATIENT | words("personal personally himself herself")
"""Near something they show that it is the patient's, behind a word about relatives."""
OF_PATIENT = PATIENT | words(
    "has new now currently denies deny reports complains complain today presents power strength examination exam"
)
"""First words of a sentence that is about the patient again, within a line about relatives or allergies."""
SUBJECT_AGAIN = words("he she they now today currently")
"""Words of a clause behind one about a relative that may be about the patient again."""
BEFORE_THEN = words("before prior until till")
"""Ahead of a comma they tell until when it was so ("before last week, ...")."""
BEGAN = words("began begun started developed appeared")
SPOKEN = words("has have had he she they i is are was with reports deny presents complain now still also but then")
"""Words of sentences that labels of forms do not have."""
TITLES = words("dr mr mrs ms vs")
