ALTER TABLE book ALTER COLUMN twice DROP EXPRESSION;

-- in the catalogue
--   + column book twice integer
--   - column book twice integer generated s default (2 * stock)

-- can't be undone
--   what column "book.twice" was can't be had back by altering it; write downgrade(..) by hand, or op.irreversible(why)
