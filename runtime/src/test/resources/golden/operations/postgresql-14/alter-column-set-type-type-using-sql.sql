ALTER TABLE book ALTER COLUMN stock TYPE varchar(20) USING stock || ' pieces';

-- in the catalogue
--   + column book stock character varying(20) not null
--   - column book stock integer not null

-- can't be undone
--   how the values that using("stock || ' pieces'") made turn back is not known; write downgrade(..) by hand, or op.irreversible(why)
