"""The names of the commands, each with a line of help; cheap to import."""

from __future__ import annotations

COMMANDS = {
    "import": "Import articles from files and folders into the library.",
    "suggest": "Look for names and quotes in the articles of the library.",
    "list": "List the articles of the library and how far each is.",
    "people": "List who and what is named in all articles, with the numbers of quotes.",
    "quoted": "Count who is quoted, by person, month, desk and the like.",
    "export": "Export what was verified to files for other programs.",
    "protect": "Give a name a pseudonym that stands in its place in all exports and reports.",
    "reply": "Note who was asked for a reply, or list who was not asked yet.",
    "delete": "Delete articles from the library for good.",
    "backup": "Copy the whole library to a file.",
    "check": "Look for damage in the library, or check a verification record.",
    "restore": "Put a backup in the place of the library, which is kept.",
    "salvage": "Write what can still be read of a damaged library into a new file.",
    "analyze": "Print the names, quotes and speakers found in texts, without a library.",
    "draw": "Bring articles of an archive into the library, with their suggestions.",
    "quotes": "Find quotes by words, speaker and date, or count them; in an archive, too.",
    "elsewhere": "List quotes whose words stand in quotes of other articles too.",
    "evaluate": "Measure how far suggestions can be trusted, on articles that were verified.",
    "train": "Train the name recogniser further on your verified articles.",
    "sources": "Attach the sources that the quotes of an article are checked against.",
    "authorities": "Import and list the newsroom's own names.",
    "memory": "List the names that confirmed articles taught, and forget some.",
}
