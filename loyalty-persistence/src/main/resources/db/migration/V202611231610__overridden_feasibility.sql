-- Who answers for a version though it is not feasible by its own assumptions.
alter table programme_version add column overridden_by text;
