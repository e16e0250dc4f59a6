UPDATE book SET stock = stock + 1;

-- can't be undone
--   what the script stock.sql did is not known; write downgrade(..) by hand, or op.irreversible(why)
