-- The log of the days, the unique keys that outlive a day, and the roster.
-- Ids are the 16 bytes of a UUID. Moments are milliseconds since 1970-01-01T00:00:00Z.

-- One row a day; what the day is called and where it is, its first step says.
CREATE TABLE day (
  id     BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  date   TEXT    NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  head   INTEGER NOT NULL DEFAULT 0,               -- number and hash of the last step
  hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

-- The log. Only ever appended to.
CREATE TABLE step (
  day         BLOB    NOT NULL REFERENCES day (id),
  seq         INTEGER NOT NULL CHECK (seq >= 1),
  id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  visit       BLOB    CHECK (length(visit) = 16),
  kind        TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  staff       TEXT    NOT NULL,
  station     TEXT    NOT NULL,
  body        TEXT    NOT NULL,
  hash        BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (day, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_visit ON step (visit, day, seq) WHERE visit IS NOT NULL;

CREATE TRIGGER step_never_changes BEFORE UPDATE ON step
BEGIN SELECT RAISE(ABORT, 'a step is never changed'); END;

CREATE TRIGGER step_never_goes BEFORE DELETE ON step
BEGIN SELECT RAISE(ABORT, 'a step is never deleted'); END;

-- Also stops INSERT OR REPLACE by tools that leave recursive triggers off.
CREATE TRIGGER step_follows_the_last BEFORE INSERT ON step
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM step WHERE day = NEW.day), 0)
  OR EXISTS (SELECT 1 FROM step WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a step is only ever appended'); END;

-- Whose a visit is, and on which day.
CREATE TABLE visit (
  id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  person BLOB NOT NULL CHECK (length(person) = 16),
  day    BLOB NOT NULL REFERENCES day (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_person ON visit (person);
CREATE INDEX visit_day ON visit (day);

-- Nobody is in two halls.
CREATE TABLE open_visit (
  person BLOB NOT NULL PRIMARY KEY CHECK (length(person) = 16),
  visit  BLOB NOT NULL UNIQUE REFERENCES visit (id)
) STRICT, WITHOUT ROWID;

-- No bag is used twice, on whatever day.
CREATE TABLE bag (
  code  TEXT NOT NULL PRIMARY KEY,
  day   BLOB NOT NULL REFERENCES day (id),
  visit BLOB NOT NULL REFERENCES visit (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bag_day ON bag (day);

-- The roster. Identity is here and nowhere else.
CREATE TABLE person (
  number               INTEGER PRIMARY KEY,          -- short, for name_key
  id                   BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  full_name            TEXT    NOT NULL,
  birth_date           TEXT,
  birth_year           INTEGER,
  sex                  TEXT    NOT NULL CHECK (sex IN ('male', 'female')),
  national_id          TEXT    UNIQUE,
  unit                 TEXT,
  rank                 TEXT,
  phone                TEXT,
  kind                 TEXT,
  blood_group          TEXT,
  club_member          INTEGER NOT NULL CHECK (club_member IN (0, 1)),
  national_id_reversed TEXT,                         -- the last digits are looked for
  phone_reversed       TEXT,
  CHECK ((birth_date IS NULL) <> (birth_year IS NULL))
) STRICT;

CREATE INDEX person_unit ON person (unit);
CREATE INDEX person_national_id_reversed ON person (national_id_reversed) WHERE national_id_reversed IS NOT NULL;
CREATE INDEX person_phone_reversed ON person (phone_reversed) WHERE phone_reversed IS NOT NULL;

-- The folded name begun at each of its words, and the family name with the given name. The number of a person is not
-- declared as a reference: that would need a second index of the same size, and the keys of a name can be worked out.
CREATE TABLE name_key (
  key    TEXT    NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (key, person)
) STRICT, WITHOUT ROWID;

-- Who changed what of whom, and when.
CREATE TABLE person_change (
  number      INTEGER PRIMARY KEY,
  person      BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  staff       TEXT    NOT NULL,
  station     TEXT    NOT NULL,
  field       TEXT    NOT NULL,
  old         TEXT,
  new         TEXT
) STRICT;

CREATE INDEX person_change_person ON person_change (person);
