-- Without statistics the planner took this index, which holds the whole import, for looking up single rows of import_seen.
-- Locks: import_seen, for a moment. Undo: create index import_seen_import on import_seen (firm_id, import_id);
drop index import_seen_import;
