ALTER TYPE mood ADD VALUE 'fair' AFTER 'good';

-- in the catalogue
--   - type mood e 'good', 'bad'
--   + type mood e 'good', 'fair', 'bad'

-- can't be undone
--   rows may hold the value 'fair' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
