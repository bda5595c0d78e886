"""The interchange record `editorial.annotations/1` as JSON values and bytes; the formats that hold it share this."""
