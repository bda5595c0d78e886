"""English newspapers' habits: bylines, lines about the author, captions, and what stands around articles."""

from __future__ import annotations

import re

from editorial.language.zone_language import PEOPLE, ZoneLanguage

_BYLINE = re.compile(
    rf"(?i:(?:(?:words|written|story|text|posted|reported|reporting|photographs?|article|interview|review|analysis|column)\s+)?by):?\s+(?P<who>{PEOPLE})"
    r"(?P<rest>\s*(?:$|[,|–—/(\-•·].*|(?:in|for|at)\s.{2,60}$|\d.*))"
)
_BYLINE_ALONE = re.compile(
    rf"(?P<who>{PEOPLE})\s+(?:(?:reports?|reporting|writes)\s+)?(?:at|in|from|for)\s+(?:the\s+)?[A-Z]\S"
)
_STAFF = re.compile(r"(?i:by)\s+(?:the\s+)?[A-Z].{1,50}\b(?i:staff|reporters?|correspondents?|newsroom|agencies)\s*$")
"""A byline that names nobody."""
_BIO = re.compile(
    rf"(?:About the [Aa]uthors?:?\s*)?(?P<who>{PEOPLE})\s+(?:is|are|was|has been)\s+"
    r"(?:an?|the|our|senior|chief|lead|deputy|freelance)?\s*(?:[\w’'\-]+\s+){0,5}?"
    r"(?:writer|reporter|journalist|editor|correspondent|columnist|contributor|blogger|critic|producer|author|freelancer)s?\b"
    r"(?=\s+(?:for|at|with|of|on|in|based|covering|who|and)\b|\s*[.,;]|\s*$)"
)
_CREDIT = re.compile(
    r"(?i:source|sources|via|credit|hat tip|h/t|originally published (?:by|in|on|at))\s*:?\s+(?P<who>\S.{0,80})$"
)
_CAPTION = re.compile(
    r"""(?: (?:photo|image|picture|photograph|caption|pictured|file\ photo|video|illustration|graphic|watch)
            \s* (?:credit|by)? \s* [:|]
      | pictured\b
      | \(? (?:photo|image|picture)s? \s+ (?:by|credit|courtesy|via)\b
      | getty\ images | file\ (?:photo|picture|pic)\b )""",
    re.IGNORECASE | re.VERBOSE,
)
_BOILERPLATE = re.compile(
    r"""(?: © | \(c\)\s*(?:19|20)\d\d | copyright\b | all\ rights\ reserved
      | follow\ (?:us|me|him|her|\S+\ \S+)\ on\b | follow\ @
      | (?:click|tap)\ here\b | read\ (?:more|next|also|the\ full)\b | sign\ up\ (?:for|to)\b | subscribe\b
      | advertisement$ | share\ this\b | related\ (?:stories|articles|topics|content|links)?\s*:
      | more\ on\ this\ story\b
      | \(?(?:additional\ )?(?:reporting|editing|writing|compiled|translated|edited)\ by\b
      | for\ (?:media|press|more)\ (?:inquiries|enquiries|information)\b | (?:media\ |press\ )?contacts?\s*:
      | this\ (?:story|article|post|report)\ (?:has\ been|was|is|originally|first)\b
      | the\ (?:views\ expressed|author['’]?s?\ views)\b | .{0,60}\bcontributed\ to\ this\ (?:report|story|article)\b
      | notes?\ to\ editors?\b | about\ the\ author | filed\ under\b | tags?\s*: | e-?mail\s*:
      | the\ [^.,]{2,40}\ is\ (?:part\ of\ the|published\ by|a\ publication\ of)\b | attendance\s*:
      | last\ updated\b | (?:first\ )?published\s*: | view\ (?:the\ )?(?:original|comments)
      | comments?\ (?:are|is)\ closed | leave\ a\ (?:comment|reply) )""",
    re.IGNORECASE | re.VERBOSE,
)

ZONES = ZoneLanguage(
    byline=_BYLINE,
    byline_alone=_BYLINE_ALONE,
    staff=_STAFF,
    about=_BIO,
    credit=_CREDIT,
    caption=_CAPTION,
    boilerplate=_BOILERPLATE,
    parting=re.compile(r"\s*,\s+and\s+|\s*,\s*|\s+and\s+|\s*&\s*"),
)
"""All of it, for whoever looks for the parts of an English article."""
