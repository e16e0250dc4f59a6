-- run: nothing

-- can't be undone
--   what the step "nothing" did in Java is not known; write downgrade(..) by hand, or op.irreversible(why)
