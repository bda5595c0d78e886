"""Words for what the column of a table of articles holds."""

from __future__ import annotations

from collections.abc import Mapping

from editorial.jobs.naming_columns import Role

ROLES: Mapping[Role, str] = {
    Role.TEXT: "Text of the article",
    Role.TITLE: "Headline",
    Role.AUTHORS: "Author",
    Role.PUBLISHED: "Date of publication",
    Role.SOURCE: "Source or web address",
    Role.CREDIT: "Agency",
    Role.LANGUAGE: "Language",
    Role.ID: "Id",
    Role.KEPT: "Something else: keep it",
    Role.LEFT_OUT: "Ignore",
}
"""In the order of the choice."""
