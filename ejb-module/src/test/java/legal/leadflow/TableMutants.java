package legal.leadflow;

import static legal.leadflow.doctor.SchemaRule.FIRM;
import static legal.leadflow.doctor.SchemaRule.OURS;
import static legal.leadflow.doctor.SchemaRule.TENANT;

import java.util.List;
import legal.leadflow.SchemaMutants.Family;

/** Mutants of tables: their row security, policies, keys, indexes, statistics, triggers, and what reads them. */
final class TableMutants {
    /** Each table of firms' rows, without its partitions. */
    private static final String TABLES = " from pg_class c where not c.relispartition and " + TENANT;
    private static final String WITH_PARTITIONS = " from pg_class c where " + TENANT;
    private static final String POLICIES = " from pg_policy p join pg_class c on c.oid = p.polrelid where " + TENANT;
    /** What a scan asks first: the restrictive policy, or the only one for reading. */
    private static final String FIRST = " and p.polname in ('firm_first', 'app_reads')";
    private static final String COLUMNS = " from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where not c.relispartition and " + TENANT;
    private static final String OTHER_COLUMNS = COLUMNS + " and a.attname <> " + FIRM;
    private static final String TRIGGERS = " from pg_trigger g join pg_class c on c.oid = g.tgrelid where not g.tgisinternal and " + OURS;

    static final List<Family> ALL = List.of(
            new Family("row security disabled", "select format('alter table %s disable row level security', c.oid::regclass)" + WITH_PARTITIONS),
            new Family("row security not forced", "select format('alter table %s no force row level security', c.oid::regclass)" + WITH_PARTITIONS),
            new Family("a policy dropped, and the last one for reading with it", """
                    select format('do $m$ begin execute (select string_agg(format(''drop policy %%I on %s'', polname), ''; '') from pg_policy where polrelid = %L::regclass and polpermissive); end $m$',
                        c.oid::regclass, c.oid::regclass::text)""" + TABLES),
            new Family("the firm's condition dropped", "select format('drop policy %I on %s', p.polname, c.oid::regclass)" + POLICIES + FIRST),
            new Family("the firm's condition under another name", "select format('alter policy %I on %s rename to zz_last', p.polname, c.oid::regclass)" + POLICIES + " and p.polname = 'firm_first'"),
            new Family("the firm's condition for one role only", "select format('alter policy %I on %s to leadflow_owner', p.polname, c.oid::regclass)" + POLICIES + FIRST),
            new Family("using (true)", "select format('alter policy %I on %s using (true)', p.polname, c.oid::regclass)" + POLICIES + " and p.polqual is not null"),
            new Family("with check (true)", "select format('alter policy %I on %s with check (true)', p.polname, c.oid::regclass)" + POLICIES + " and p.polwithcheck is not null"),
            new Family("a policy or whatever", "select format('alter policy %I on %s using ((%s) or true)', p.polname, c.oid::regclass, pg_get_expr(p.polqual, c.oid))" + POLICIES + " and p.polqual is not null"),
            new Family("a check or whatever", "select format('alter policy %I on %s with check ((%s) or now() > ''2000-01-01'')', p.polname, c.oid::regclass, pg_get_expr(p.polwithcheck, c.oid))" + POLICIES
                    + " and p.polwithcheck is not null"),
            new Family("any firm that there is", "select format('alter policy %I on %s using (%I is not null)', p.polname, c.oid::regclass, " + FIRM + ")" + POLICIES + " and p.polqual is not null"),
            new Family("a firm out of a setting that anybody writes", "select format('alter policy %I on %s using (%I = current_setting(''leadflow.firm'', true)::uuid)', p.polname, c.oid::regclass, " + FIRM + ")"
                    + POLICIES + " and p.polqual is not null"),
            new Family("every firm but one's own", "select format('alter policy %I on %s using (not (%s))', p.polname, c.oid::regclass, pg_get_expr(p.polqual, c.oid))" + POLICIES + " and p.polqual is not null"),
            new Family("another id than the firm's", "select format('alter policy %I on %s with check (id = (select ctx.firm_if(''LEADS'')))', p.polname, c.oid::regclass)" + POLICIES
                    + " and p.polwithcheck is not null and c.relname <> 'firm' and exists (select from pg_attribute where attrelid = c.oid and attname = 'id')"),
            new Family("a page that takes an import back", "select format('alter policy %I on %s using (firm_id = (select ctx.firm_if(''IMPORTS'')))', p.polname, c.oid::regclass)" + POLICIES + " and p.polname = 'undoes'"),
            new Family("one more right that deletes what is taken back", "select format('create policy told on %s for delete using (firm_id = (select ctx.firm_if(''LEADS'')))', c.oid::regclass)" + TABLES
                    + " and exists (select from pg_policy u where u.polrelid = c.oid and u.polname = 'undoes')"),
            new Family("keys that do not reach a sealed value", "select format('drop policy %I on %s', p.polname, c.oid::regclass)" + POLICIES + " and p.polname in ('xkeys_read', 'xkeys_seal')"),
            new Family("a right that reads no more", "select format('alter policy app_reads on %s using (%s)', c.oid::regclass, replace(pg_get_expr(p.polqual, c.oid), '''KEYS''::text, ', ''))" + POLICIES
                    + " and p.polname = 'app_reads' and pg_get_expr(p.polqual, c.oid) ~ '''KEYS''::text, '"),
            new Family("one more policy for reading", "select format('create policy told on %s for select using (true)', c.oid::regclass)" + TABLES),
            new Family("one more policy for reading, of one role", "select format('create policy told on %s for select to leadflow_app using (%I is not null)', c.oid::regclass, " + FIRM + ")" + TABLES),
            new Family("one more policy for adding", "select format('create policy told on %s for insert with check (true)', c.oid::regclass)" + TABLES),
            new Family("one more policy for changing", "select format('create policy told on %s for update using (true)', c.oid::regclass)" + TABLES),
            new Family("one more policy for deleting", "select format('create policy told on %s for delete using (true)', c.oid::regclass)" + TABLES),
            new Family("one more policy for all", "select format('create policy told on %s using (true) with check (true)', c.oid::regclass)" + TABLES),
            new Family("a restrictive policy that may come first", "select format('create policy aside on %s as restrictive using (%I is not null)', c.oid::regclass, " + FIRM + ")" + TABLES),
            new Family("a right that does not exist", "select format('create policy told on %s for update using (%I = (select ctx.firm_if(''TOLD'')))', c.oid::regclass, " + FIRM + ")" + TABLES),
            new Family("a view with its owner's rights", "select format('create view told as select * from %s', c.oid::regclass)" + TABLES),
            new Family("a barrier view with its owner's rights", "select format('create view told with (security_barrier) as select * from %s', c.oid::regclass)" + TABLES),
            new Family("a materialised view", "select format('create materialized view told as select * from %s', c.oid::regclass)" + TABLES),
            new Family("a copy", "select format('create table public.told as select * from %s', c.oid::regclass)" + TABLES),
            new Family("a copy like it", "select format('create table public.told (like %s including all)', c.oid::regclass)" + TABLES),
            new Family("a child table", "select format('create table public.told () inherits (%s)', c.oid::regclass)" + TABLES + " and c.relkind = 'r'"),
            new Family("a rule", "select format('create rule told as on insert to %s do also notify told', c.oid::regclass)" + TABLES),
            new Family("a trigger that reads along", "select format('create trigger told after insert or update on %s for each row execute function suppress_redundant_updates_trigger()', c.oid::regclass)"
                    + TABLES + " and c.relkind = 'r'"),
            new Family("a publication", "select format('create publication told for table %s', c.oid::regclass)" + TABLES),
            new Family("a firm that may be null", "select format('alter table %s drop constraint %I cascade; alter table %s alter column %I drop not null', c.oid::regclass, k.conname, c.oid::regclass, " + FIRM
                    + ") from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype = 'p' where not c.relispartition and " + TENANT),
            new Family("a firm by default", "select format('alter table %s alter column %I set default ''00000000-0000-4000-8000-000000000000''', c.oid::regclass, " + FIRM + ")" + TABLES),
            new Family("an index on a column alone", "select format('create index told on %s (%I)', c.oid::regclass, a.attname)" + OTHER_COLUMNS),
            new Family("a unique index on a column alone", "select format('create unique index told on %s (%I)', c.oid::regclass, a.attname)" + OTHER_COLUMNS + " and c.relkind = 'r'"),
            new Family("a unique index with the firm behind", "select format('create unique index told on %s (%I, %I)', c.oid::regclass, a.attname, " + FIRM + ")" + OTHER_COLUMNS + " and c.relkind = 'r'"),
            new Family("a unique constraint on a column alone", "select format('alter table %s add constraint told unique (%I)', c.oid::regclass, a.attname)" + OTHER_COLUMNS + " and c.relkind = 'r'"),
            new Family("a hash index", "select format('create index told on %s using hash (%I)', c.oid::regclass, " + FIRM + ")" + TABLES),
            new Family("a block range index", "select format('create index told on %s using brin (%I)', c.oid::regclass, " + FIRM + ")" + TABLES),
            new Family("an index over an expression", "select format('create index told on %s ((%I is null), %I)', c.oid::regclass, " + FIRM + ", " + FIRM + ")" + TABLES),
            new Family("a key into any firm", """
                    select format('create unique index told on %s (id); alter table %s add column told uuid references %s (id)', t.oid::regclass, c.oid::regclass, t.oid::regclass)
                      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
                     where k.contype = 'f' and t.relname <> 'firm' and t.relkind = 'r' and not c.relispartition and exists (select from pg_attribute where attrelid = t.oid and attname = 'id') and\s""" + TENANT),
            new Family("a second key to the firm", "select format('alter table %s add column told uuid references firm (id)', c.oid::regclass)" + TABLES + " and c.relname <> 'firm'"),
            new Family("a key that empties the firm", """
                    select format('alter table %s drop constraint %I, add foreign key (%s) references %s (%s) on delete set null', c.oid::regclass, k.conname,
                        (select string_agg(quote_ident(attname), ', ' order by n) from unnest(k.conkey) with ordinality u(num, n) join pg_attribute on attrelid = k.conrelid and attnum = num), k.confrelid::regclass,
                        (select string_agg(quote_ident(attname), ', ' order by n) from unnest(k.confkey) with ordinality u(num, n) join pg_attribute on attrelid = k.confrelid and attnum = num))
                      from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and k.conparentid = 0 and not c.relispartition and\s""" + TENANT),
            new Family("a key that follows changes", """
                    select format('alter table %s drop constraint %I, add foreign key (%s) references %s (%s) on update cascade', c.oid::regclass, k.conname,
                        (select string_agg(quote_ident(attname), ', ' order by n) from unnest(k.conkey) with ordinality u(num, n) join pg_attribute on attrelid = k.conrelid and attnum = num), k.confrelid::regclass,
                        (select string_agg(quote_ident(attname), ', ' order by n) from unnest(k.confkey) with ordinality u(num, n) join pg_attribute on attrelid = k.confrelid and attnum = num))
                      from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and k.conparentid = 0 and not c.relispartition and\s""" + TENANT),
            new Family("statistics on", "select format('alter table %s alter column %I set statistics 100', c.oid::regclass, a.attname)" + COLUMNS),
            new Family("statistics as PostgreSQL has them", "select format('alter table %s alter column %I set statistics -1', c.oid::regclass, a.attname)" + COLUMNS),
            new Family("statistics on, and kept", "select format('alter table %s alter column %I set statistics 100; analyze %s', c.oid::regclass, a.attname, c.oid::regclass)" + COLUMNS + " and a.attname in ('id', 'stage', 'name', 'number', 'firm_id')"),
            new Family("statistics of columns together", "select format('create statistics told on %I, %I from %s', " + FIRM + ", a.attname, c.oid::regclass)" + OTHER_COLUMNS),
            new Family("an assumption that is somebody's", "select format('select planning.assume(%L, array[%L], 7)', c.oid::regclass::text, a.attname)" + COLUMNS),
            new Family("no assumption", "select format('delete from pg_statistic where starelid = %L::regclass', c.oid::regclass::text)" + TABLES + " and c.relname <> 'firm'"),
            new Family("an owner that is the application", "select format('alter table %s owner to leadflow_app', c.oid::regclass) from pg_class c where " + OURS),
            new Family("an owner that is a superuser", "select format('alter table %s owner to postgres', c.oid::regclass) from pg_class c where " + OURS),
            new Family("an owner that is the book of jobs", "select format('alter table %s owner to leadflow_batch', c.oid::regclass) from pg_class c where c.relnamespace <> 'batch'::regnamespace and " + OURS),
            new Family("a trigger off", "select format('alter table %s disable trigger %I', c.oid::regclass, g.tgname)" + TRIGGERS),
            new Family("a trigger that replicas pass by", "select format('alter table %s enable trigger %I', c.oid::regclass, g.tgname)" + TRIGGERS),
            new Family("a trigger for replicas alone", "select format('alter table %s enable replica trigger %I', c.oid::regclass, g.tgname)" + TRIGGERS),
            new Family("a trigger dropped", "select format('drop trigger %I on %s', g.tgname, c.oid::regclass)" + TRIGGERS + " and g.tgparentid = 0"),
            new Family("a partition by itself", "select format('alter table %s detach partition %s', i.inhparent::regclass, i.inhrelid::regclass) from pg_inherits i join pg_class c on c.oid = i.inhrelid where c.relkind = 'r' and " + TENANT),
            new Family("a personal column that says so no more", "select format('comment on column %s.%I is null', c.oid::regclass, a.attname)" + COLUMNS + " and a.atttypid = 'bytea'::regtype and col_description(c.oid, a.attnum) ~ '^personal'"),
            new Family("a personal column in the open", "select format('comment on column %s.%I is ''personal''', c.oid::regclass, a.attname)" + COLUMNS + " and a.atttypid = 'text'::regtype"),
            new Family("a new column that nobody explained", "select format('alter table %s add column told bytea; alter table %s alter column told set statistics 0', c.oid::regclass, c.oid::regclass)" + TABLES));

    private TableMutants() {
    }
}
