ALTER TYPE mood ADD VALUE 'it''s so';

-- in the catalogue
--   - type mood e 'good', 'bad'
--   + type mood e 'good', 'bad', 'it''s so'

-- can't be undone
--   rows may hold the value 'it's so' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
