"""SQLAlchemy models, migrations, reading and writing."""
