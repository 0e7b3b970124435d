-- Imports of call-tracking exports: the run, its passes, the sealed file, its problems, and what undoing it needs.
-- Why: docs/adr/0020-imports.md. Locks: new tables, none.
-- Undo: drop table import_seen, import_change, import_rejected, import_mapping, import_chunk, import_pass, import_run.
create table import_run (
    firm_id       uuid        not null references firm,
    id            uuid        not null,
    version       integer     not null,
    number        integer     not null,            -- counted per firm; shown as "No. 14"
    kind          text        not null check (kind in ('CALLS')),
    state         text        not null check (state in ('UPLOADED', 'MAPPED', 'CHECKING', 'CHECKED', 'RUNNING', 'CANCELLED', 'FAILED', 'DONE', 'UNDOING', 'UNDONE')),
    cancel_wanted boolean     not null default false,
    file_name     bytea       not null,
    file_bytes    bigint      not null check (file_bytes between 1 and 209715200),
    encoding      text        not null check (encoding in ('UTF-8', 'UTF-16LE', 'UTF-16BE', 'windows-1252')),
    delimiter     char(1)     not null check (delimiter in (',', ';', E'\t', '|')),
    columns       bytea       not null,            -- names of the columns, and the first value of each
    header_index  bytea       not null,            -- blind index of the columns' names: files of the same kind
    mapping       text        not null check (length(mapping) <= 10000), -- codes of CallField in the order of the columns
    lead_rule     text        not null check (lead_rule in ('GOOD', 'EVERY', 'NONE')),
    rows_total    integer     not null check (rows_total >= 0),
    job           bigint,                          -- execution in the server's book of batch jobs
    created_at    timestamptz not null,
    created_by    uuid        not null,
    changed_at    timestamptz not null,
    changed_by    uuid        not null,
    primary key (firm_id, id),
    unique (firm_id, number)
);
comment on column import_run.file_name is 'personal; sealed';
comment on column import_run.columns is 'personal; sealed';
-- two imports of a firm at once would meet the same callers and the same sources
create unique index import_run_one_at_work on import_run (firm_id) where state in ('CHECKING', 'RUNNING', 'UNDOING');

-- Dry run, real run and undo of one import: where it stands and what it has found.
create table import_pass (
    firm_id    uuid        not null references firm,
    import_id  uuid        not null,
    pass       text        not null check (pass in ('DRY', 'REAL', 'UNDO')),
    rows_done  integer     not null default 0,     -- committed with the rows' effects: here a restart goes on
    created    integer     not null default 0,
    updated    integer     not null default 0,
    same       integer     not null default 0,
    people     integer     not null default 0,
    leads      integer     not null default 0,
    warned     integer     not null default 0,
    rejected   integer     not null default 0,
    left_over  integer     not null default 0,     -- of an undo: changed since, and left
    started_at timestamptz not null,
    ended_at   timestamptz,
    primary key (firm_id, import_id, pass),
    foreign key (firm_id, import_id) references import_run (firm_id, id) on delete cascade
);

-- The file, in pieces, until it is imported.
create table import_chunk (
    firm_id   uuid    not null references firm,
    id        uuid    not null,
    import_id uuid    not null,
    position  integer not null,
    content   bytea   not null,
    primary key (firm_id, id),
    unique (firm_id, import_id, position),
    -- at commit: the file comes in piece by piece before it is known what it is
    foreign key (firm_id, import_id) references import_run (firm_id, id) on delete cascade deferrable initially deferred
);
comment on column import_chunk.content is 'personal; sealed';

-- Which column is what, kept for the next file with the same columns.
create table import_mapping (
    firm_id      uuid        not null references firm,
    header_index bytea       not null,
    mapping      text        not null check (length(mapping) <= 10000),
    lead_rule    text        not null check (lead_rule in ('GOOD', 'EVERY', 'NONE')),
    used         integer     not null,
    changed_at   timestamptz not null,
    changed_by   uuid        not null,
    primary key (firm_id, header_index)
);

-- Rows that were rejected, and rows that were kept with a warning.
create table import_rejected (
    firm_id   uuid    not null references firm,
    id        uuid    not null,
    import_id uuid    not null,
    line      integer not null,                    -- of the file, from 1
    warning   boolean not null,                    -- the row was kept
    cause     text    not null check (length(cause) <= 40),
    detail    bytea,                               -- the value the cause is about
    original  bytea   not null,
    primary key (firm_id, id),
    foreign key (firm_id, import_id) references import_run (firm_id, id) on delete cascade
);
comment on column import_rejected.detail is 'personal; sealed';
comment on column import_rejected.original is 'personal; sealed';
create index import_rejected_line on import_rejected (firm_id, import_id, line, id);

-- What an undo has to know besides the import_id of the records themselves.
create table import_change (
    firm_id       uuid    not null references firm,
    id            uuid    not null,
    import_id     uuid    not null,
    entity        text    not null check (entity in ('call', 'lead', 'party', 'source', 'campaign', 'tracking_number')),
    record_id     uuid    not null,
    kind          text    not null check (kind in ('CREATED', 'UPDATED', 'LEFT')), -- LEFT: changed since, so the undo left it
    version_before integer,                        -- of an updated call
    version_after integer not null,                -- the record's version as the import left it; without a row: 0
    former        bytea,                           -- of an updated call: its values before
    primary key (firm_id, id),
    unique (firm_id, import_id, entity, record_id),
    foreign key (firm_id, import_id) references import_run (firm_id, id) on delete cascade
);
comment on column import_change.former is 'personal; sealed';

-- Versions of calls that came before: what an earlier file told is not told again by an older one.
create table import_seen (
    firm_id   uuid  not null references firm,
    row_index bytea not null,                      -- blind index of a row's values
    import_id uuid  not null,
    primary key (firm_id, row_index),
    foreign key (firm_id, import_id) references import_run (firm_id, id) on delete cascade
);
create index import_change_record on import_change (firm_id, entity, record_id);
create index import_seen_import on import_seen (firm_id, import_id);

do $$ declare t text; begin
    foreach t in array array['import_run', 'import_pass', 'import_chunk', 'import_mapping', 'import_rejected', 'import_change', 'import_seen'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force  row level security', t);
        execute format('alter table %I alter column firm_id set statistics 0', t); -- EXPLAIN would tell how many rows a firm has
        execute format('create policy works on %I using (firm_id = (select ctx.firm_if(''IMPORTS''))) with check (firm_id = (select ctx.firm_if(''IMPORTS'')))', t);
        execute format('grant select, insert, update, delete on %I to leadflow_app', t);
    end loop;
end $$;
