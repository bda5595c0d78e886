"""The causes that hand time is counted under."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """Why the hands had to do something."""

    CONFIRM = "confirm"
    TYPE = "wrong type"
    NAME_EDGE = "name edge"
    MISSED_NAME = "missed name"
    FALSE_NAME = "false name"
    MERGE = "merge or split"
    FALSE_QUOTE = "false quote"
    MISSED_QUOTE = "missed quote"
    QUOTE_EDGE = "quote edge"
    KIND = "term or said"
    SPEAKER = "wrong speaker"
    PERSON = "wrong person"
    FALSE_REPORT = "reported clause false"
    MISSED_REPORT = "reported clause missed"
    REPORT_EDGE = "reported clause edge"
