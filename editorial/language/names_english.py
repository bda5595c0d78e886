"""What English says about its names: titles, heads, words before and after. Another language is another such file."""

from __future__ import annotations

from editorial.domain import labels
from editorial.language.names_language import NameLanguage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady baron baroness rev rev. reverend fr
    fr. father sister brother pastor bishop archbishop cardinal pope imam sheikh sheik ayatollah mullah rabbi saint
    gen gen. general lt lt. lieutenant col col. colonel maj maj. major capt capt. captain cpl corporal sgt sgt.
    sergeant cmdr commander adm adm. admiral brig brigadier marshal pres. sen sen. senator rep rep. congressman
    congresswoman gov gov. hon hon. madam madame mme monsieur m. señor don doña tan datuk datin dato tun adv adv.
    advocate justice judge king queen prince princess sultan emir emperor shri smt ustad maulana haji hajia alhaji
    chief comrade constable inspector detective officer superintendent councillor cllr pm"""
)
"""Words that stand before a person's name and are no part of it; compared in lower case."""

ROLES = _words(
    """president minister premier chancellor secretary spokesman spokeswoman spokesperson director chairman chairwoman
    chairperson chair leader mayor governor ambassador envoy deputy senator lawmaker mp candidate commissioner coach
    manager captain striker midfielder defender goalkeeper forward winger author writer novelist poet journalist
    reporter editor columnist activist lawyer attorney prosecutor judge economist analyst researcher scientist
    historian professor student teacher farmer fisherman singer actor actress rapper musician composer artist
    painter director producer filmmaker designer architect engineer founder co-founder cofounder owner ceo executive
    entrepreneur businessman businesswoman tycoon billionaire dictator strongman king queen prince princess pope
    bishop priest pastor cleric mother father son daughter brother sister wife husband widow uncle aunt cousin
    grandfather grandmother friend colleague resident victim suspect accused witness survivor doctor nurse officer
    detective inspector chief commander general colonel champion winner player runner sprinter boxer wrestler
    swimmer skier golfer driver rider cyclist photographer cameraman expert advisor adviser aide veteran star legend
    hero comedian presenter host broadcaster councillor counselor councilwoman councilman congressman congresswoman
    representative sheriff speaker treasurer headmaster principal curator guitarist drummer vocalist showrunner
    patriarch matriarch successor predecessor"""
)
"""Words for what a person is that stand right before the name; compared in lower case."""

SAYING = _words(
    """said says say told tells added adds explained explains noted notes argued argues insisted insists claimed claims
    recalled recalls joked jokes wrote writes tweeted tweets replied asked asks admitted admits believes thinks
    thought knows knew hopes hoped laughed smiled nodded sighed remembers"""
)
MORTAL = _words(
    """born died arrived joined resigned married arrested played scored himself herself aged shot became lived lives
    grew moved retired testified pleaded convicted sentenced"""
)

ORG_HEADS = _words(
    """inc inc. corp corp. corporation ltd ltd. limited llc plc gmbh ag s.a. sa. co co. company companies group
    holdings bank party council ministry department dept university college school institute academy committee
    commission agency authority administration association union federation confederation foundation trust fund
    organisation organization society club fc united police army navy forces force brigade battalion regiment guard
    board bureau office service services court tribunal parliament assembly congress senate cabinet secretariat
    directorate inspectorate council chamber alliance coalition front movement league network center centre
    laboratory laboratories labs studio studios airlines airways railways motors industries enterprises partners
    associates ventures capital insurance securities petroleum oil energy telecom pharma pharmaceuticals systems
    technologies technology media press newspaper times post gazette tribune herald guardian journal news radio
    television tv hospital clinic church diocese monastery orchestra ensemble team squad task-force consortium
    cooperative syndicate charity mission embassy consulate delegation museum gallery library theatre theater caucus
    intelligence treasury customs prosecutor prosecutors initiative institution institutions exchange works mills
    resources development branch division"""
)
"""Last words of an organisation's name; compared in lower case."""
ORG_STARTS = _words(
    """ministry department bank university college institute school office bureau court house organisation organization
    association federation union society council committee commission board academy church embassy friends center
    centre"""
)
"""First words of an organisation's name when *of*, *for* or *on* follows."""

PLACE_HEADS = _words(
    """river lake island islands isle mountain mountains mount hills hill valley bay sea ocean gulf strait coast beach
    cape peninsula desert forest park reserve refuge sanctuary creek canyon falls waterfall glacier volcano plateau
    basin delta province district county state region governorate prefecture municipality township city town village
    parish territory territories borough suburb neighborhood neighbourhood street st. road avenue boulevard lane
    highway expressway square plaza bridge airport port harbour harbor station stadium arena dam canal tunnel palace
    castle fort temple mosque cathedral prison zone corridor border sector ghat hotel resort farm camp building
    tower hall hut garden gardens point"""
)
"""Last words of a place's name; compared in lower case."""
PLACE_STARTS = _words(
    "mount mt mt. lake port fort cape río rio isla villa san santa saint st. los las el puerto ciudad"
)
PLACE_STRONG_STARTS = _words("mount mt mt. lake cape gulf strait bay isle")

ORG_BEFORE = _words(
    """newspaper daily weekly tabloid magazine broadcaster network channel agency company firm startup start-up giant
    maker manufacturer carrier airline retailer bank insurer brand platform website portal publisher club side
    rivals ngo charity nonprofit non-profit group militia party coalition union think-tank consultancy conglomerate
    subsidiary app"""
)
"""Words for what an organisation is that stand right before its name; compared in lower case."""

EVENT_HEADS = _words(
    """cup championship championships festival olympics paralympics games war wars battle massacre genocide holocaust
    conference summit convention congress awards award prize revolution uprising intifada election elections
    referendum day week month fair expo exhibition marathon grand-prix open masters tournament tour earthquake
    tsunami hurricane typhoon cyclone pandemic epidemic crisis coup protests spring ceremony championship qualifiers
    symposium"""
)
LAW_HEADS = _words(
    """act bill law treaty agreement accord accords protocol constitution code amendment charter declaration resolution
    decree ordinance directive regulation regulations pact covenant memorandum"""
)
LAW_STARTS = LAW_HEADS | {"convention"}
"""First words of a law's or a treaty's name when *of*, *for*, *on* or *against* follows."""
WORK_HEADS = _words("show trilogy magazine album symphony sonata saga chronicles diaries report index survey review")
PRODUCT_HEADS = _words("virus vaccine app phone rifle missile tank aircraft jet")

WORK_BEFORE = _words(
    "film movie novel book album song series show documentary play opera single sitcom drama anime titled"
)
WORK_AFTER = _words(
    """season seasons episode episodes showrunner showrunners show-runner series finale trailer premiere sequel prequel
    reboot spinoff spin-off soundtrack film movie novel trilogy franchise comic comics comic-book manga musical sitcom
    miniseries remake"""
)
"""Words that stand right after the name of a film, a series or a book."""
WORK_OF = _words("season seasons episode episodes finale premiere screening showrunner showrunners")
CHARACTER_BEFORE = (
    "the character of",
    "the character",
    "the role of",
    "the part of",
    "portrays",
    "portrayed",
    "portraying",
)
CHARACTER_AFTER = _words("character characters")

IN_A_PLACE = {
    "in": 1.5, "near": 1.5, "across": 1.5, "throughout": 1.5, "outside": 1.5, "inside": 1.0, "around": 0.5, "at": 0.5,
    "from": 0.5, "into": 0.5, "towards": 0.5, "toward": 0.5, "via": 0.5, "southern": 2.0, "northern": 2.0,
    "eastern": 2.0, "western": 2.0, "central": 1.0, "downtown": 2.0, "neighbouring": 2.0, "neighboring": 2.0,
    "nearby": 1.5, "mainland": 2.0, "rural": 2.0, "greater": 1.0, "north-eastern": 2.0, "northeastern": 2.0,
    "northwestern": 2.0, "southeastern": 2.0, "southwestern": 2.0, "visit": 0.5, "visiting": 0.5, "visited": 0.5,
}  # fmt: skip
"""Words right before a place's name, with how much they say for it."""
PLACE_OF = _words(
    """city town village province state district county region island islands capital municipality port north south
    east west outskirts coast suburb streets city-state people republic kingdom government northeast northwest
    southeast southwest area community shores part parts"""
)
"""Words before *of* and a place's name."""
NOT_A_NAME = _words(
    """mou gdp ceo cfo coo cto sms lng tv pm am dna rna hiv aids it pr hr faq pdf url ngo ngos mp mps vat gmt utc phd
    ma ba mba id atm gps usb led pcr ipo diy api rsvp esg ict sdg sdgs sme smes eps ppe icu mvp var kpi r&d
    government bank state ministry minister president commission committee council court party army police
    constitution agreement chapter phase section article group department office university college school church
    company union city town village province district county kingdom republic federation labour internet god bible
    prime rs summit conference covenant treaty act bill charter unit board agency authority administration association
    institute centre center mayor governor king queen prince pope judge general colonel sir madam lord interior
    national monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december north south east west"""
)
"""Words that alone are hardly ever a name; compared in lower case."""

_PLURALS = frozenset(word + "s" for word in PLACE_HEADS if not word.endswith(("s", ".", "y")))

HEADS: tuple[tuple[str, frozenset[str]], ...] = (
    (labels.LAW, LAW_HEADS),
    (labels.EVENT, EVENT_HEADS),
    (labels.PLACE, PLACE_HEADS | _PLURALS),
    (labels.ORG, ORG_HEADS),
    (labels.WORK, WORK_HEADS),
    (labels.PRODUCT, PRODUCT_HEADS),
)
OFFICES = _words(
    """minister secretary president director chairman chair head governor mayor member members leader ambassador deputy
    commissioner chief king queen prince emperor sultan speaker board department-head undersecretary vice-president"""
)
"""First words of an office, not of a name, when *of* or *for* follows."""
COMPANY = _words("inc inc. corp corp. corporation ltd ltd. limited llc plc gmbh ag co co. company group holdings")
"""Last words of a company's name that are often left out; compared in lower case."""
SAME_NAME = {
    name: names[0]
    for names in (
        ("United States", "US", "U.S.", "U.S", "USA", "U.S.A.", "United States of America"),
        ("United Kingdom", "UK", "U.K.", "U.K"),
        ("United Arab Emirates", "UAE", "U.A.E."),
        ("United Nations", "UN", "U.N."),
        ("European Union", "EU", "E.U."),
    )
    for name in names
}
"""Names that are one name in several spellings."""
STARTS = _words(
    """the a an this that these those there here it its he she they we you his her their our my your i in on at by for
    from to of with as if when while where why how what who which but and or so yet not no yes after before since
    during until although though because however meanwhile also then now today yesterday tomorrow all some many most
    more few each every both one two three first second third last next new old just only even still again once let
    do does did is are was were be been has have had can could will would should may might must"""
)
"""Words that begin sentences and are no names; compared in lower case."""
LEADING = _words(
    """among in on at by for from with while when after before but and if as since during although though because
    however meanwhile despite unlike like without under over against between until till whereas where is are was
    were did does"""
)
"""Words that the model takes for the beginning of a name when a sentence begins with them; compared in lower case."""
BOUND = ("pro-", "anti-", "ex-", "post-", "pre-", "non-", "mid-", "neo-", "un-", "then-")
"""Beginnings of words that are no names though a name stands in them."""

COMMON = _words(
    "the and that with this which from have were their they would not but are she his by been when who what"
)
"""Words that hardly any English text does without, and that are no words of the languages beside it."""
NAMES = NameLanguage(
    titles=TITLES,
    roles=ROLES,
    saying=SAYING,
    mortal=MORTAL,
    after_speaker=frozenset({"of", "in", "who"}),
    relatives=frozenset({"who", "whose"}),
    org_before=ORG_BEFORE,
    work_before=WORK_BEFORE,
    work_after=WORK_AFTER,
    work_of=WORK_OF,
    character_before=CHARACTER_BEFORE,
    character_after=CHARACTER_AFTER,
    place_of=PLACE_OF,
    place_after=PLACE_HEADS - {"state", "camp", "tower", "building"},
    placed=frozenset({"based", "born", "bound"}),
    in_a_place=IN_A_PLACE,
    heads=HEADS,
    org_heads=ORG_HEADS,
    org_starts=ORG_STARTS,
    law_starts=LAW_STARTS,
    place_starts=PLACE_STARTS,
    place_strong_starts=PLACE_STRONG_STARTS,
    offices=OFFICES,
    company=COMPANY,
    small=NameLanguage.small | {"of", "and", "the", "for", "on", "in", "a", "to"},
    same_name=SAME_NAME,
    not_a_name=NOT_A_NAME,
    starts=STARTS,
    leading=LEADING,
    bound=BOUND,
    articles=frozenset({"the", "a", "an"}),
    the=frozenset({"the"}),
    of=frozenset({"of"}),
    of_or_for=frozenset({"of", "for"}),
    parting=NameLanguage.parting | {"of", "for", "on", "against", "to"},
    joining=frozenset({"and", "or", "&"}),
    possessive=frozenset({"'s", "’s"}),
)
"""All of it, for whoever looks for names in an English text."""
