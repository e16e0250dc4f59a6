ALTER TABLE book MODIFY COLUMN twice INT;

-- can't be undone
--   what column "book.twice" was can't be had back by altering it; write downgrade(..) by hand, or op.irreversible(why)
