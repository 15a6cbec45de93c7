-- What people are found by while somebody types. All of it follows from `person` and is filled by the program.

DROP TABLE name_key;

-- Everyone in the Vietnamese order of names, and once more among the people of their unit. `sort` is ASCII: the given
-- name, the family name, the middle names. With the folded name beside it, nobody's row is read before it is shown.
CREATE TABLE name_order (
  scope  TEXT    NOT NULL,                           -- '' for everybody, or the unit without case, marks and dots
  sort   TEXT    NOT NULL,
  id     BLOB    NOT NULL,
  person INTEGER NOT NULL,
  name   TEXT    NOT NULL,
  PRIMARY KEY (scope, sort, id)
) STRICT, WITHOUT ROWID;

-- Every given name and every family name there is or was, so that what was typed without marks leads to the places in
-- that order.
CREATE TABLE name_word (
  role   TEXT NOT NULL CHECK (role IN ('given', 'family')),
  folded TEXT NOT NULL,
  sort   TEXT NOT NULL,
  PRIMARY KEY (role, folded, sort)
) STRICT, WITHOUT ROWID;

-- The folded name begun at each of its words; behind `.` the initials with the given name; behind `>` the number of a
-- document, behind `<` the same backwards.
CREATE TABLE name_key (
  key    TEXT    NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (key, person)
) STRICT, WITHOUT ROWID;

-- How many people each unit has; '' for those without one.
CREATE TABLE unit_size (
  folded TEXT    NOT NULL,
  unit   TEXT    NOT NULL,
  people INTEGER NOT NULL CHECK (people >= 0),
  PRIMARY KEY (folded, unit)
) STRICT, WITHOUT ROWID;

-- A number is looked for by its end, from four digits on by its beginning too.
CREATE INDEX person_phone ON person (phone) WHERE phone IS NOT NULL;
