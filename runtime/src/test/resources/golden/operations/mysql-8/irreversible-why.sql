UPDATE book SET stock = 0 WHERE stock < 0;

-- can't be undone
--   the stock as it was is nowhere
