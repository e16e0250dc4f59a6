ALTER TABLE booking ADD CONSTRAINT one_room EXCLUDE USING btree (room WITH =, abs(room) WITH =) WHERE (room > 0);

-- in the catalogue
--   + constraint booking one_room EXCLUDE USING btree (room WITH =, abs(room) WITH =) WHERE ((room > 0))
--   + index CREATE INDEX one_room ON booking USING btree (room, abs(room)) WHERE (room > 0)

-- undone by
ALTER TABLE booking DROP CONSTRAINT one_room;
