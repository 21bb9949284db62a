-- In whose name a programme was changed: the id of a key, which opens nothing.
alter table programme_version add column recorded_by text;

alter table programme_correction
    add column recorded_by text,
    add column overridden_by text;
