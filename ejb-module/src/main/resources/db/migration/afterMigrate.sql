-- What holds for every table of firms' rows, whichever migration made it. Flyway runs this after each migration; it changes only what is missing.
-- Locks: access exclusive, for a moment, on a table that is new or whose policies changed. Undo: none; the next migration does it again.
do $$ declare t record; p record; columns text; rights text; wanted text; own text; alike boolean; begin
    for t in select c.oid, c.oid::regclass as name, case when a.attname = 'firm_id' then 'firm_id' else 'id' end as firm
               from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attname = 'firm_id' and not a.attisdropped
              where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                and (a.attname is not null or c.relname = 'firm') loop

        -- Sealed values are sealed anew with a firm's newest key, whichever table they stand in (docs/adr/0020): by the right KEYS, which no role has. The audit
        -- trail's stay as they are. Policies are asked in the order of their names, so that the usual ones are asked first.
        select string_agg(format('%I', a.attname), ', ') into columns from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
           and col_description(t.oid, a.attnum) ~ '^personal; sealed' and t.name::text !~ '^audit_';
        if columns is not null then
            if not exists (select from pg_policy where polrelid = t.oid and polname = 'xkeys_read') then
                execute format('create policy xkeys_read on %s for select using (%I = (select ctx.firm_if(''KEYS'')))', t.name, t.firm);
            end if;
            if not exists (select from pg_policy where polrelid = t.oid and polname = 'xkeys_seal') then
                execute format('create policy xkeys_seal on %s for update using (%2$I = (select ctx.firm_if(''KEYS''))) with check (%2$I = (select ctx.firm_if(''KEYS'')))', t.name, t.firm);
            end if;
            if not has_table_privilege('leadflow_app', t.oid, 'UPDATE') then
                execute format('grant update (%s) on %s to leadflow_app', columns, t.name);
            end if;
        end if;

        -- One question for each thing one does to a table, not one for each policy: PostgreSQL plans a subquery for every right that a policy names and asks all of
        -- them, which was half the time of a short statement (docs/adr/0032). Where all policies for reading say firm and right alone, "app_..." stand in their place and name
        -- all their rights. The policies that migrations wrote stay under their names for a role that reads nothing, so that the next migration finds them as it left them.
        if exists (select from pg_policy where polrelid = t.oid and polname !~ '^app_' and polroles not in ('{0}', array['leadflow_ctx'::regrole::oid])) then
            raise exception 'a policy of % is for one role', t.name;
        end if;
        own := format('^\(%I = \( SELECT ctx\.firm_if\(''[A-Z_]+''::text\) AS firm_if\)\)$', t.firm);
        if not exists (select from pg_policy where polrelid = t.oid and polpermissive and polname !~ '^app_' and polcmd in ('r', '*') and pg_get_expr(polqual, polrelid) !~ own) then
            alike := not exists (select from pg_policy where polrelid = t.oid and polpermissive and polname !~ '^app_' and polcmd in ('w', '*')
                                    and (pg_get_expr(polqual, polrelid) !~ own or coalesce(pg_get_expr(polwithcheck, polrelid), pg_get_expr(polqual, polrelid)) <> pg_get_expr(polqual, polrelid)));
            select string_agg(one.command, ';' || chr(10) order by one.command) into wanted from (
                select format('create policy %I on %s for %s using (%s)', v.name, t.name, v.verb, a.asked) || case v.verb when 'update' then format(' with check (%s)', a.asked) else '' end as command
                  from (values ('select', 'app_reads', 'r'), ('update', 'app_changes', 'w')) v(verb, name, cmd),
                       lateral (select format('%I = any ((select ctx.firms_if(%s))::uuid[])', t.firm, string_agg(distinct quote_literal(r[1]), ', ' order by quote_literal(r[1]))) as asked, count(*) as n
                                  from pg_policy q, regexp_matches(pg_get_expr(polqual, polrelid), 'firm_if\(''([A-Z_]+)''', 'g') r
                                 where polrelid = t.oid and polpermissive and polname !~ '^app_' and polcmd::text in (v.cmd, '*')) a
                 where a.n > 0 and (v.verb = 'select' or alike)
                union all
                select format('create policy %I on %s for %s', 'app_' || v.name || '_' || q.polname, t.name, v.verb)
                       || case v.verb when 'insert' then '' else format(' using (%s)', pg_get_expr(q.polqual, q.polrelid)) end
                       || case v.verb when 'delete' then '' else format(' with check (%s)', pg_get_expr(coalesce(q.polwithcheck, q.polqual), q.polrelid)) end
                  from pg_policy q, (values ('insert', 'adds'), ('delete', 'removes'), ('update', 'changes')) v(verb, name)
                 where q.polrelid = t.oid and q.polpermissive and q.polname !~ '^app_' and q.polcmd = '*' and not (v.verb = 'update' and alike)) one;
            if (select obj_description(oid, 'pg_policy') from pg_policy where polrelid = t.oid and polname = 'app_reads') is distinct from wanted then
                for p in select polname from pg_policy where polrelid = t.oid and polname ~ '^app_' loop
                    execute format('drop policy %I on %s', p.polname, t.name);
                end loop;
                execute wanted;
                execute format('comment on policy app_reads on %s is %L', t.name, wanted);
            end if;
            for p in select polname from pg_policy where polrelid = t.oid and polpermissive and polname !~ '^app_' and (polcmd in ('r', '*') or polcmd = 'w' and alike) and polroles = '{0}' loop
                execute format('alter policy %I on %s to leadflow_ctx', p.polname, t.name);
            end loop;
            execute format('drop policy if exists firm_first on %s', t.name);
        else
            for p in select polname from pg_policy where polrelid = t.oid and polname ~ '^app_' loop
                execute format('drop policy %I on %s', p.polname, t.name);
            end loop;
            for p in select polname from pg_policy where polrelid = t.oid and polroles <> '{0}' loop
                execute format('alter policy %I on %s to public', p.polname, t.name);
            end loop;
            -- The firm and the right are the first thing a scan asks of a row. PostgreSQL orders conditions by cost and lets those it trusts not to leak go
            -- before row security; a subquery beside them, run or not, told of any firm's values (number > 99 and number > (select 1/0)).
            -- The first policy's condition stands before the query's own, and a restrictive one is the first; comparing uuids costs 0 (roles.sql), so nothing is
            -- cheaper; and "= any" rather than "=", which PostgreSQL would take for an equivalence and put behind them. Above, app_reads is the first.
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
