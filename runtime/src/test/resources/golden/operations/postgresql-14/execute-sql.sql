UPDATE book SET title = 'a ? b';

-- can't be undone
--   what the SQL of execute(..) did is not known; say sql(..).reversedBy(..); write downgrade(..) by hand, or op.irreversible(why)
