-- What is hashed of a record has another form, and lots that live long are counted in the month of
-- their end. Nothing was released with the seals that there are; they are made anew from the journal.
truncate seal, seal_movement, seal_lots, seal_count, sealed_movement, sealed_lots;
