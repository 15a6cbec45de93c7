-- Identity documents, the source of a blood group, donations before the log, where a change comes from, two records of
-- one person, and who took the roster out.

-- A number binds only the record that stands for a person, so the table is made anew without the key on the column.
CREATE TABLE person_anew (
  number               INTEGER PRIMARY KEY,          -- short, for name_key and document
  id                   BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  full_name            TEXT    NOT NULL,
  birth_date           TEXT,
  birth_year           INTEGER,
  sex                  TEXT    NOT NULL CHECK (sex IN ('male', 'female')),
  national_id          TEXT,
  unit                 TEXT,
  rank                 TEXT,
  phone                TEXT,
  kind                 TEXT,
  blood_group          TEXT,
  blood_group_source   TEXT    CHECK (blood_group_source IN ('said', 'tested')),
  club_member          INTEGER NOT NULL CHECK (club_member IN (0, 1)),
  earlier_times        INTEGER CHECK (earlier_times BETWEEN 0 AND 999),
  earlier_last         TEXT    CHECK (earlier_last IS NULL OR earlier_times IS NOT NULL),
  merged_into          BLOB    CHECK (length(merged_into) = 16 AND merged_into <> id),
  national_id_reversed TEXT,                         -- the last digits are looked for
  phone_reversed       TEXT,
  CHECK ((birth_date IS NULL) <> (birth_year IS NULL)),
  CHECK ((blood_group IS NULL) = (blood_group_source IS NULL))
) STRICT;

INSERT INTO person_anew
  (number, id, full_name, birth_date, birth_year, sex, national_id, unit, rank, phone, kind, blood_group,
   blood_group_source, club_member, national_id_reversed, phone_reversed)
SELECT number, id, full_name, birth_date, birth_year, sex, national_id, unit, rank, phone, kind, blood_group,
       CASE WHEN blood_group IS NOT NULL THEN 'said' END, club_member, national_id_reversed, phone_reversed
FROM person;

DROP TABLE person;
ALTER TABLE person_anew RENAME TO person;

CREATE UNIQUE INDEX person_national_id ON person (national_id) WHERE merged_into IS NULL;
CREATE INDEX person_merged_national_id ON person (national_id) WHERE merged_into IS NOT NULL;
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX person_unit ON person (unit);
CREATE INDEX person_national_id_reversed ON person (national_id_reversed) WHERE national_id_reversed IS NOT NULL;
CREATE INDEX person_phone_reversed ON person (phone_reversed) WHERE phone_reversed IS NOT NULL;

-- One of a kind a person; `key` is the number without the signs in it, by which it is found.
CREATE TABLE document (
  person INTEGER NOT NULL,
  kind   TEXT    NOT NULL,
  number TEXT,
  key    TEXT,
  PRIMARY KEY (person, kind),
  CHECK ((number IS NULL) = (key IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX document_key ON document (key, kind) WHERE key IS NOT NULL;

-- Where a change comes from is not known of what was changed before.
ALTER TABLE person_change ADD COLUMN source TEXT CHECK (source IN ('list', 'hand', 'card'));
ALTER TABLE person_change ADD COLUMN reason TEXT;

-- Which record stands for which since when, with what the kept one was before and after, so that it can be undone.
CREATE TABLE person_merge (
  number      INTEGER PRIMARY KEY,
  gone        BLOB    NOT NULL CHECK (length(gone) = 16),
  kept        BLOB    NOT NULL CHECK (length(kept) = 16),
  recorded_at INTEGER NOT NULL,
  staff       TEXT    NOT NULL,
  station     TEXT    NOT NULL,
  before      TEXT    NOT NULL,
  after       TEXT    NOT NULL,
  undone_at   INTEGER
) STRICT;

CREATE UNIQUE INDEX person_merge_in_force ON person_merge (gone) WHERE undone_at IS NULL;

-- Who took the numbers of how many people out of the roster.
CREATE TABLE roster_export (
  number      INTEGER PRIMARY KEY,
  recorded_at INTEGER NOT NULL,
  staff       TEXT    NOT NULL,
  station     TEXT    NOT NULL,
  people      INTEGER NOT NULL
) STRICT;
