"""What linking names over several articles would do, in words."""

from __future__ import annotations

from editorial.review.people import LinkPlan
from editorial.review.wording.counting import counted


def plan_words(plan: LinkPlan) -> str:
    """Return what the plan does to names, articles and the newsroom's list, and what undo does not take back."""
    if not plan.uses:
        return "Nothing changes: these names are linked that way already."
    articles = {use.article_id for use in plan.uses}
    verified = {use.article_id for use in plan.uses if use.verified}
    names = f"{counted(len(plan.uses), 'name')} in {counted(len(articles), 'article')}"
    sentences = [_what(plan, names)]
    if verified:
        number = len(verified)
        sentences.append(
            f"{number} of these articles {'is' if number == 1 else 'are'} verified and will be opened again for review."
        )
    if plan.changes_list:
        sentences.append(f"{_list_words(plan)} Undo takes the links back, but leaves the list as it is.")
    return " ".join(sentences)


def _what(plan: LinkPlan, names: str) -> str:
    if plan.record is None:
        return f"{names} will no longer be linked to the newsroom's list."
    return f"{names} will be linked to “{plan.record.name}”."


def _list_words(plan: LinkPlan) -> str:
    if plan.record is None:
        return ""
    if plan.before is None:
        others = f", also called {', '.join(plan.record.aliases)}" if plan.record.aliases else ""
        return f"The newsroom's list gets the entry “{plan.record.name}”{others}."
    new = [name for name in plan.record.aliases if name not in plan.before.aliases]
    return f"The entry “{plan.record.name}” on the newsroom's list will also be called {', '.join(new)}."
