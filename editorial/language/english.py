"""Everything about quotes that is particular to English: marks, reporting words in all their forms, pronouns, nouns."""

from __future__ import annotations

import re

from editorial.language.quote_language import QuotationMarks, QuoteLanguage, ReportedWords

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "see": "sees saw seen seeing",
    "hear": "hears heard hearing",
    "understand": "understands understood understanding",
    "mean": "means meant meaning",
    "make": "makes made making",
    "go": "goes went gone going",
    "begin": "begins began begun beginning",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "show": "shows showed shown showing",
    "hold": "holds held holding",
    "read": "reads reading",
    "put": "puts putting",
    "shoot": "shoots shot shooting",
    "hit": "hits hitting",
    "deny": "denies denied denying",
    "testify": "testifies testified testifying",
    "imply": "implies implied implying",
    "reply": "replies replied replying",
    "cry": "cries cried crying",
    "decry": "decries decried decrying",
    "worry": "worries worried worrying",
    "clarify": "clarifies clarified clarifying",
    "specify": "specifies specified specifying",
    "certify": "certifies certified certifying",
    "sing": "sings sang sung singing",
    "learn": "learns learned learnt learning",
    "dream": "dreams dreamed dreamt dreaming",
    "beg": "begs begged begging",
    "brag": "brags bragged bragging",
    "quip": "quips quipped quipping",
    "blog": "blogs blogged blogging",
    "snap": "snaps snapped snapping",
    "slam": "slams slammed slamming",
    "rap": "raps rapped rapping",
    "dub": "dubs dubbed dubbing",
    "admit": "admits admitted admitting",
    "plan": "plans planned planning",
    "quiz": "quizzes quizzed quizzing",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "refer": "refers referred referring",
    "prefer": "prefers preferred preferring",
    "infer": "infers inferred inferring",
    "concur": "concurs concurred concurring",
    "forget": "forgets forgot forgotten forgetting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "choose": "chooses chose chosen choosing",
    "teach": "teaches taught teaching",
    "agree": "agrees agreed agreeing",
    "disagree": "disagrees disagreed disagreeing",
    "guarantee": "guarantees guaranteed guaranteeing",
}


def _forms(words: str) -> frozenset[str]:
    """Return every inflected form of some verbs."""
    forms: set[str] = set()
    for verb in words.split():
        forms.add(verb)
        if verb in _IRREGULAR:
            forms.update(_IRREGULAR[verb].split())
        elif verb.endswith("e"):
            forms.update((verb + "s", verb + "d", verb[:-1] + "ing"))
        else:
            plural = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
            forms.update((verb + plural, verb + "ed", verb + "ing"))
    return frozenset(forms)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MARKS = QuotationMarks(
    openers={"“": "double", "„": "double", "‟": "double", "``": "double", "‘‘": "double", "〝": "double"}
    | {"‘": "single", "‚": "single", "‛": "single", "`": "single"}
    | {"「": "corner", "『": "corner-inner"},
    closers={"”": "double", "’’": "double", "´´": "double", "〞": "double"}
    | {"’": "single", "´": "single"}
    | {"」": "corner", "』": "corner-inner"},
    straight={'"': "double", "＂": "double", "″": "double", "''": "doubled", "'": "single"}
    | {"«": "angle", "»": "angle", "‹": "angle-inner", "›": "angle-inner"},
    single=frozenset({"single"}),
    weak=frozenset({"doubled"}),
    partners={"''": "``"},
    elision=re.compile(
        r"(?:\d\ds?|em|tis|twas|til|till|n|cause|bout|round|cept|nuff|neath|gainst|kay|hood|burbs|ere|ol|un|er)\b",
        re.IGNORECASE,
    ),
    possessive_after=frozenset("sSxXzZ"),
    lost_end=re.compile(
        r"[.,!?…]['’´](?=\s)"
        r"|[,.!?](?=\s+(?:(?:[Hh]e|[Ss]he|[Tt]hey|(?:[A-Z][\w.’'-]+ ){1,4})\s?(?:said|says|added|told|asked|wrote)\b"
        r"|(?:said|says|added|asked|wrote) ))"
    ),
)

SPEECH = _forms(
    "say tell ask add reply respond answer write tweet retweet post note explain continue declare announce argue"
    " insist claim contend assert admit acknowledge concede confess warn caution comment remark observe state"
    " suggest recall recount joke quip crack shout yell scream cry exclaim whisper murmur mutter mumble growl snap"
    " retort counter lament complain grumble gripe vow pledge promise swear boast brag predict speculate wonder"
    " muse sigh laugh chuckle conclude stress emphasize emphasise reiterate repeat urge demand implore plead beg"
    " advise recommend propose report reveal disclose allege charge accuse deny dispute testify text email blog"
    " chant sing begin interject interrupt intone opine elaborate clarify confirm affirm maintain underscore"
    " underline inform assure remind reassure notify instruct order direct inquire question quiz press challenge"
    " mention express voice offer volunteer thunder roar rail fume bellow scoff sneer mock tease jab bark hiss"
    " gush rave cheer moan groan protest object recite read quote proclaim profess pronounce preach lecture rule"
    " hold find agree disagree concur reason theorize posit hypothesize rejoin riff rant vent deadpan caption"
    " headline editorialize summarize summarise sum apologize apologise thank congratulate welcome praise hail"
    " applaud laud commend criticize criticise blast slam rip attack denounce condemn decry deride ridicule"
    " lambaste skewer chide scold rebuke berate dismiss reject confide recap relate narrate specify stipulate"
    " outline detail point communicate certify signal hint imply insinuate intimate forecast foretell attest speak"
    " talk go"
)
STANCE = _forms(
    "think believe feel know hope fear worry expect want doubt suspect assume guess consider realize realise"
    " understand learn see discover show indicate decide determine estimate plan intend prefer wish love like hate"
    " mean remember forget imagine suppose reckon figure gather hear notice judge perceive view regard treat cite"
    " mull weigh favor favour support oppose back endorse seek aim anticipate foresee conclude deem dream"
    " contemplate credit blame fault defend justify envision envisage aspire vow agree refuse decline threaten"
    " pray trust desire prove demonstrate recognize recognise advocate guarantee call complain require request"
)
CALLING = _forms(
    "call dub label brand term describe characterize characterise refer name nickname title slam blast deride"
    " denounce praise hail dismiss mock criticize criticise decry condemn cite quote"
)
OBJECT_VERBS = _forms(
    "recall mention dismiss criticize criticise accuse note propose cite promise rebuke retweet describe declare tweet"
    " blast endorse blame call oppose demand praise condemn question slam deny applaud defend announce denounce express"
    " reject emphasize emphasise indicate advocate mock reiterate credit fault dispute back challenge acknowledge"
    " disclose favor favour urge explain allege hail recommend repeat attack support outline reveal label characterize"
    " tout claim decry deride lambaste rip chide scold pan predict suggest quote discuss echo stress underscore"
    " highlight laud lament champion float ridicule commend admit voice ask dub brand term portray thank congratulate"
    " compare estimate foresee expect remember"
)
TO_VERBS = _forms(
    "vow promise threaten decline refuse hope agree propose ask pledge swear claim demand expect say aspire volunteer"
    " opt urge call tell"
)
ABOUT_VERBS: dict[str, frozenset[str]] = {
    "about": _forms("talk speak joke complain worry warn boast brag speculate write ask wonder muse rave gripe vent"),
    "to": _forms("refer point allude object"),
    "for": _forms("call apologize apologise plead argue push"),
    "against": _forms("rail warn caution argue speak"),
    "of": _forms("warn boast complain speak talk"),
    "at": _forms("hint"),
    "on": _forms("elaborate comment expand"),
    "as": _forms("refer know see view"),
}
WEAK_VERBS = _forms("think know see mean feel understand decide want hear read go find hold look remember learn")

REPORTED = ReportedWords(
    objects=OBJECT_VERBS,
    infinitives=TO_VERBS,
    prepositions=ABOUT_VERBS,
    weak=WEAK_VERBS,
    complements=frozenset({"as", "for", "of", "to", "with", "over"}),
    connectives=frozenset({"but", "and", "now", "still", "however", "yet", "so", "or", "meanwhile", "also", "then"}),
    questions=frozenset({"if", "whether", "how", "why", "what", "when", "where", "who"}),
    that="that",
)

ADDRESSING = _forms(
    "tell ask inform assure remind reassure notify instruct order direct advise urge quiz press question warn"
)

SPEECH_NOUNS = _set(
    "claim claims statement statements comment comments remark remarks assertion allegation allegations"
    " accusation argument arguments contention suggestion warning promise pledge vow call calls belief view"
    " opinion position message tweet tweets post email letter speech testimony question answer response reply"
    " quote quotes words word report announcement prediction declaration description complaint complaints"
    " criticism insistence admission acknowledgment demand demands request proposal plan idea notion hope hopes"
    " fear fears concern concerns denial conclusion decision ruling note motto slogan mantra refrain line joke"
)

ACCORDING = frozenset({("according", "to"), ("in", "the", "words", "of"), ("as", "per")})

PRONOUNS = {
    "he": "man", "him": "man", "his": "man", "himself": "man",
    "she": "woman", "her": "woman", "hers": "woman", "herself": "woman",
    "they": "many", "them": "many", "their": "many", "themselves": "many", "both": "many",
    "it": "thing", "its": "thing", "itself": "thing",
    "i": "self", "me": "self", "my": "self", "we": "selves", "us": "selves", "our": "selves", "you": "other",
    "who": "relative", "which": "relative", "that": "relative", "whose": "relative",
    "one": "someone", "another": "someone", "others": "many", "some": "many", "many": "many", "most": "many",
    "few": "many", "several": "many", "everyone": "someone", "everybody": "someone", "someone": "someone",
    "somebody": "someone", "anyone": "someone", "nobody": "someone",
}  # fmt: skip
RELATIVES = frozenset({"who", "which", "that", "whose"})

_WOMEN = (
    "woman girl mother mom mum wife daughter sister aunt grandmother niece actress congresswoman councilwoman"
    " chairwoman spokeswoman businesswoman saleswoman policewoman queen princess duchess lady widow girlfriend"
    " bride waitress hostess heroine nun assemblywoman stateswoman"
)
_MEN = (
    "man boy father dad husband son brother uncle grandfather nephew actor congressman councilman chairman"
    " spokesman businessman salesman policeman king prince duke gentleman widower boyfriend groom waiter monk"
    " assemblyman statesman"
)
_PEOPLE = (
    "person spokesperson candidate senator governor mayor president minister secretary official officer director"
    " manager adviser advisor aide analyst expert author writer reporter journalist editor columnist professor"
    " teacher doctor lawyer attorney judge prosecutor sheriff sergeant captain general colonel lieutenant"
    " detective witness victim suspect defendant plaintiff coach player star singer musician artist producer"
    " showrunner showrunners creator founder owner executive chief ceo chair chairperson chairman member leader"
    " representative lawmaker legislator congressman delegate nominee contender rival opponent challenger"
    " incumbent ambassador diplomat strategist consultant pollster operative organizer organiser activist advocate"
    " volunteer supporter critic voter resident neighbor neighbour friend colleague student graduate scientist"
    " researcher scholar historian economist physician nurse patient farmer worker employee employer veteran"
    " soldier pastor priest bishop rabbi imam pope host moderator anchor interviewer commentator correspondent"
    " blogger billionaire mogul businessperson entrepreneur investor developer engineer architect designer actor"
    " filmmaker novelist poet source insider commissioner superintendent principal dean chancellor treasurer clerk"
    " deputy inspector constable speaker whip parent child teenager driver pilot passenger caller questioner"
    " attendee participant speechwriter democrat republican conservative liberal libertarian tycoon hopeful"
    " frontrunner front-runner newcomer native protester protestor marcher demonstrator spectator celebrant viewer"
    " reader follower customer bystander counselor councilor councillor ally donor juror rioter gunman"
)

PERSON_NOUNS = (
    dict.fromkeys(_PEOPLE.split(), "person")
    | dict.fromkeys(_WOMEN.split(), "woman")
    | dict.fromkeys(_MEN.split(), "man")
)

GROUP_NOUNS = _set(
    "campaign committee company firm group agency department ministry government administration office bureau"
    " board council court commission party team club union association foundation institute university college"
    " school organization organisation newspaper paper magazine network website site outlet publication journal"
    " bank police army military navy church hospital panel report study survey poll statement letter memo document"
    " article story editorial column op-ed tweet post ad advertisement video book lawsuit complaint filing ruling"
    " transcript release email message text note sign poster banner headline caption coalition alliance center"
    " centre senate house congress parliament cabinet congregation community crowd audience"
)

WORK_NOUNS = _set(
    "film movie show series sitcom drama comedy documentary song single album book novel memoir play musical"
    " program programme podcast magazine newspaper column blog ad commercial video poem painting exhibition game"
    " episode thriller anthem tune track hit ballad soundtrack opera ballet segment website hashtag headline"
    " titled entitled called named dubbed nicknamed known nickname moniker pseudonym alias"
)

DOCUMENT_NOUNS = _set(
    "statement statements letter tweet tweets post posts email e-mail message note memo release sign signs poster"
    " banner shirt shirts speech column op-ed article essay blog video ad ads report"
)
TIMES = _set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning afternoon evening"
    " night week month year january february march april may june july august september october november december"
    " time"
)

TITLES = {
    "mr": "man", "mr.": "man", "sir": "man", "lord": "man", "mister": "man",
    "mrs": "woman", "mrs.": "woman", "ms": "woman", "ms.": "woman", "miss": "woman", "lady": "woman", "dame": "woman",
    "king": "man", "queen": "woman", "prince": "man", "princess": "woman", "congressman": "man",
    "congresswoman": "woman", "chairman": "man", "chairwoman": "woman", "spokesman": "man", "spokeswoman": "woman",
    "pope": "man", "father": "man", "sister": "woman", "brother": "man", "actress": "woman", "businessman": "man",
}  # fmt: skip

TITLE_NOUNS = {
    "sen.": "senator", "rep.": "congressman", "gov.": "governor", "dr.": "doctor", "prof.": "professor",
    "gen.": "general", "sgt.": "sergeant", "capt.": "captain", "lt.": "lieutenant", "col.": "colonel",
    "rev.": "pastor", "det.": "detective", "insp.": "inspector", "pres.": "president", "atty.": "attorney",
}  # fmt: skip

INTERVIEW_LABELS = {"q": "question", "a": "answer", "question": "question", "answer": "answer"}

ENGLISH = QuoteLanguage(
    marks=MARKS,
    reported=REPORTED,
    speech=SPEECH,
    stance=STANCE,
    calling=CALLING,
    addressing=ADDRESSING,
    speech_nouns=SPEECH_NOUNS,
    according=ACCORDING,
    pronouns=PRONOUNS,
    relatives=RELATIVES,
    person_nouns=PERSON_NOUNS,
    group_nouns=GROUP_NOUNS,
    work_nouns=WORK_NOUNS,
    document_nouns=DOCUMENT_NOUNS,
    times=TIMES,
    titles=TITLES,
    title_nouns=TITLE_NOUNS,
    interview_labels=INTERVIEW_LABELS,
    being_like=frozenset({"like"}),
    definite=frozenset({"the", "this", "that"}),
    indefinite=frozenset({"a", "an", "one"}),
)
