ALTER TYPE mood ADD VALUE 'great' BEFORE 'good';

-- in the catalogue
--   - type mood e 'good', 'bad'
--   + type mood e 'great', 'good', 'bad'

-- can't be undone
--   rows may hold the value 'great' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
