ALTER TABLE guest MODIFY COLUMN mood ENUM('good', 'bad', 'it''s so');
ALTER TABLE person MODIFY COLUMN mood ENUM('good', 'bad', 'it''s so') NOT NULL DEFAULT 'good';

-- can't be undone
--   rows may hold the value 'it's so' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
