-- Not only the whole roster names people: which list somebody took out.
ALTER TABLE roster_export ADD COLUMN list TEXT NOT NULL DEFAULT 'roster';
