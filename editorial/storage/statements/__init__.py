"""SQLAlchemy Core statements that write articles and read across them; portable to other databases.

They run on a connection of the caller, in a transaction of the caller. Importing any of these modules imports
SQLAlchemy, so other modules reach them through `storage/lazy.py`.
"""
