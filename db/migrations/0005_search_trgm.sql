-- Words are found by parts of three letters.
create extension if not exists pg_trgm;
