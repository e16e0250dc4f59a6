ALTER TABLE guest MODIFY COLUMN mood ENUM('good', 'fair', 'bad');
ALTER TABLE person MODIFY COLUMN mood ENUM('good', 'fair', 'bad') NOT NULL DEFAULT 'good';

-- can't be undone
--   rows may hold the value 'fair' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
