ALTER TABLE book ALTER COLUMN twice SET EXPRESSION AS (stock + stock);

-- in the catalogue
--   - column book twice integer generated s default (2 * stock)
--   + column book twice integer generated s default (stock + stock)

-- undone by
ALTER TABLE book ALTER COLUMN twice SET EXPRESSION AS (2 * stock);
