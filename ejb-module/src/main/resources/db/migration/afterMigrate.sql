-- What holds for every table of firms' rows, whichever migration made it. Flyway runs this after each migration; it changes only what is missing.
-- Locks: access exclusive, for a moment, on a table that is new or whose policies changed. Undo: none; the next migration does it again.
do $$ declare t record; p record; columns text; rights text; wanted text; own text; begin
    for t in select c.oid, c.oid::regclass as name, case when a.attname = 'firm_id' then 'firm_id' else 'id' end as firm
               from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attname = 'firm_id' and not a.attisdropped
              where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                and (a.attname is not null or c.relname = 'firm') loop

        -- Sealed values are sealed anew with a firm's newest key, whichever table they stand in (docs/adr/0020): by the right KEYS, which no role has. The audit
        -- trail's stay as they are. Policies are asked in the order of their names, so that the usual ones are asked first.
        select string_agg(format('%I', a.attname), ', ') into columns from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
           and col_description(t.oid, a.attnum) ~ '^personal; sealed' and t.name::text !~ '^audit_';
        if columns is not null then
            if not exists (select from pg_policy where polrelid = t.oid and pg_get_expr(polqual, polrelid) ~ '''KEYS''::text') then
                execute format('create policy xkeys_read on %s for select using (%I = (select ctx.firm_if(''KEYS'')))', t.name, t.firm);
                execute format('create policy xkeys_seal on %s for update using (%2$I = (select ctx.firm_if(''KEYS''))) with check (%2$I = (select ctx.firm_if(''KEYS'')))', t.name, t.firm);
            end if;
            if not has_table_privilege('leadflow_app', t.oid, 'UPDATE') then
                execute format('grant update (%s) on %s to leadflow_app', columns, t.name);
            end if;
        end if;

        -- One question for each thing one does to a table, not one for each policy: PostgreSQL plans a subquery for every right that a policy names and asks all of
        -- them, which was half the time of a short statement (docs/adr/0032). Policies that say nothing but firm and right become one that names all their rights.
        own := format('^\(%I = (?:\( SELECT ctx\.firm_if\(''[A-Z_]+''::text\) AS firm_if\)|ANY \(\( SELECT ctx\.firms_if\(VARIADIC ARRAY\[[A-Z_'':, a-z]+\]\) AS firms_if\)::uuid\[\]\))\)$', t.firm);
        if not exists (select from pg_policy where polrelid = t.oid and polpermissive and polcmd in ('r', '*') and pg_get_expr(polqual, polrelid) !~ own) then
            -- one for all is one for each
            for p in select polname, pg_get_expr(polqual, polrelid) as asked, pg_get_expr(coalesce(polwithcheck, polqual), polrelid) as told
                       from pg_policy where polrelid = t.oid and polpermissive and polcmd = '*' loop
                execute format('drop policy %I on %s', p.polname, t.name);
                execute format('create policy %I on %s for select using (%s)', p.polname || '_reads', t.name, p.asked);
                execute format('create policy %I on %s for insert with check (%s)', p.polname || '_adds', t.name, p.told);
                execute format('create policy %I on %s for update using (%s) with check (%s)', p.polname || '_changes', t.name, p.asked, p.told);
                execute format('create policy %I on %s for delete using (%s)', p.polname || '_removes', t.name, p.asked);
            end loop;
            for p in select v.name, v.verb, v.verb = 'update' as writes, array_agg(distinct q.polname) as names, string_agg(distinct quote_literal(r[1]), ', ' order by quote_literal(r[1])) as rights
                       from (values ('r', 'select', 'reads'), ('w', 'update', 'changes')) v(cmd, verb, name)
                       join pg_policy q on q.polrelid = t.oid and q.polpermissive and q.polcmd::text = v.cmd,
                            regexp_matches(pg_get_expr(q.polqual, q.polrelid), '''([A-Z_]+)''::text', 'g') r
                      group by v.name, v.verb
                     having v.verb = 'select' or bool_and(pg_get_expr(q.polqual, q.polrelid) ~ own and pg_get_expr(q.polqual, q.polrelid) = pg_get_expr(q.polwithcheck, q.polrelid)) loop
                wanted := format('%I = any ((select ctx.firms_if(%s))::uuid[])', t.firm, p.rights);
                if cardinality(p.names) > 1 or (select obj_description(oid, 'pg_policy') from pg_policy where polrelid = t.oid and polname = p.names[1]) is distinct from wanted then
                    execute (select string_agg(format('drop policy %I on %s', name, t.name), '; ') from unnest(p.names) name);
                    execute format('create policy %I on %s for %s using (%s)', p.name, t.name, p.verb, wanted) || case when p.writes then format(' with check (%s)', wanted) else '' end;
                    execute format('comment on policy %I on %s is %L', p.name, t.name, wanted);
                end if;
            end loop;
            execute format('drop policy if exists firm_first on %s', t.name);
        else
            -- The firm and the right are the first thing a scan asks of a row. PostgreSQL orders conditions by cost and lets those it trusts not to leak go
            -- before row security; a subquery beside them, run or not, told of any firm's values (number > 99 and number > (select 1/0)).
            -- The first policy's condition stands before the query's own, and a restrictive one is the first; comparing uuids costs 0 (roles.sql), so nothing is
            -- cheaper; and "= any" rather than "=", which PostgreSQL would take for an equivalence and put behind them. Above, the one policy is the first.
            -- It asks for any of the rights that the table's own policies for reading name, and those decide further.
            select string_agg(distinct quote_literal(r[1]), ', ' order by quote_literal(r[1])) into rights
              from pg_policy, regexp_matches(pg_get_expr(polqual, polrelid), 'firm_if\(''([A-Z_]+)''', 'g') r
             where polrelid = t.oid and polpermissive and polcmd in ('r', '*');
            if rights is null then
                raise exception 'no policy of % lets anybody read it and names a right', t.name;
            end if;
            wanted := format('%I = any ((select ctx.firms_if(%s))::uuid[])', t.firm, rights);
            if (select obj_description(oid, 'pg_policy') from pg_policy where polrelid = t.oid and polname = 'firm_first') is distinct from wanted then
                execute format('drop policy if exists firm_first on %s', t.name);
                execute format('create policy firm_first on %s as restrictive for select using (%s)', t.name, wanted);
                execute format('comment on policy firm_first on %s is %L', t.name, wanted);
            end if;
        end if;

        -- EXPLAIN's estimates would tell which values other firms' rows have, and how often.
        select string_agg(format('alter column %I set statistics 0', attname), ', ') into columns
          from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped and attstattarget is distinct from 0;
        if columns is not null then
            execute format('alter table %s %s', t.name, columns);
        end if;

        -- Reading is granted by column: a grant on the table gives the hidden columns too, and a row's place (ctid) asks after a row of anybody.
        if exists (select from pg_class, aclexplode(relacl) where oid = t.oid and grantee = 'leadflow_app'::regrole and privilege_type = 'SELECT')
                or exists (select from pg_attribute, aclexplode(attacl) where attrelid = t.oid and grantee = 'leadflow_app'::regrole and privilege_type = 'SELECT') then
            select string_agg(format('%I', attname), ', ') into columns from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped;
            execute format('revoke select on %s from leadflow_app', t.name);
            execute format('grant select (%s) on %s to leadflow_app', columns, t.name);
        end if;
    end loop;
end $$;

-- What the planner assumes of a column, in place of statistics (roles.sql says why, docs/adr/0026 what it changes). The same number for every installation:
-- it is made from names of columns and from no row. Partitions too; audit_make_partitions does the same for later ones.
do $$ declare t regclass; begin
    for t in select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'firm_id' and not a.attisdropped) loop
        perform plan_by_keys(t);
    end loop;
end $$;
