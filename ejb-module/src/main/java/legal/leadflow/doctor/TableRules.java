package legal.leadflow.doctor;

import static legal.leadflow.doctor.SchemaRule.FIRM;
import static legal.leadflow.doctor.SchemaRule.OURS;
import static legal.leadflow.doctor.SchemaRule.TENANT;

import java.util.List;

/** S02 of the security goals: each table of firms' rows is closed, and nothing in its shape tells of another firm's rows. */
public final class TableRules {
    /** Tables of our own without a firm: the context's keys, Flyway's history, the server's book of batch jobs (another role's schema), counters of requests. */
    private static final String WITHOUT_FIRM = "('ctx.hmac_key', 'public.flyway_schema_history', 'limits.bucket')";
    /** Sealed or keyed columns that hold nobody's data in the open and are not opened by a person: the reason stands behind each. */
    private static final String KEYED = """
            ('firm.key_check',   -- a known text, sealed: tells a lost key from a new firm
             'party_token.token', -- keyed tokens of names
             'audit_value.salt', 'audit_value.digest', 'audit_seal.root', 'audit_seal.previous', 'audit_entry.address_digest', 'audit_retired_part.leaves', -- random bytes and hashes of sealed values
             'import_seen.digest' -- keyed index of a row's values: a row is not imported twice
            )""";
    /** One right, and perhaps a condition more. */
    private static final String OWN = "'^\\(*(firm_id|id) = \\( SELECT ctx\\.firm_if\\(''[A-Z_]+''::text\\) AS firm_if\\)\\)( AND .*)?$'";
    /** Any of some rights and nothing more: what afterMigrate.sql makes of policies that say nothing but firm and right. */
    private static final String ANY_OF = "'^\\((firm_id|id) = ANY \\(\\( SELECT ctx\\.firms_if\\(VARIADIC ARRAY\\[''[A-Z_]+''::text(, ''[A-Z_]+''::text)*\\]\\) AS firms_if\\)::uuid\\[\\]\\)\\)$'";

    /** The same, of the column that says whose row it is and of no other id. */
    private static String own(String expression) {
        return "replace(" + expression + ", '(firm_id|id)', " + FIRM + ")";
    }

    public static final List<SchemaRule> ALL = List.of(
            new SchemaRule("a table without a firm that nobody explained", "select c.oid::regclass from pg_class c where" + OURS + "and not (" + TENANT
                    + ") and c.relnamespace <> 'batch'::regnamespace and c.relnamespace::regnamespace || '.' || c.relname not in " + WITHOUT_FIRM),
            new SchemaRule("row security not enabled or not forced",
                    "select c.oid::regclass from pg_class c where" + TENANT + "and not (c.relrowsecurity and c.relforcerowsecurity)"),
            new SchemaRule("firm may be null or is no uuid", "select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = " + FIRM
                    + " where" + TENANT + "and not (a.attnotnull and a.atttypid = 'uuid'::regtype)"),
            new SchemaRule("a firm by default", "select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = " + FIRM + " where" + TENANT + "and a.atthasdef"),
            new SchemaRule("no policy", "select c.oid::regclass from pg_class c where" + TENANT
                    + "and not c.relispartition and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive)"),
            new SchemaRule("a policy that does not begin with firm and right, or has an alternative", """
                    select c.oid::regclass || ' ' || p.polname from pg_class c join pg_policy p on p.polrelid = c.oid,
                           lateral (values (pg_get_expr(p.polqual, c.oid)), (pg_get_expr(p.polwithcheck, c.oid))) e(expression)
                     where p.polname <> 'firm_first' and e.expression is not null and (e.expression !~ %1$s or e.expression ~ ' OR ') and e.expression !~ %2$s""".formatted(own(OWN), own(ANY_OF))),
            new SchemaRule("a policy for one role only", "select polrelid::regclass || ' ' || polname from pg_policy where polroles <> '{0}' and (polname ~ '^app_' or not polpermissive or polroles <> array['leadflow_ctx'::regrole::oid])"),
            new SchemaRule("a policy with a right that does not exist", "select c.oid::regclass || ' ' || r[1] from pg_class c join pg_policy p on p.polrelid = c.oid,"
                    + " regexp_matches(coalesce(pg_get_expr(p.polqual, c.oid), '') || coalesce(pg_get_expr(p.polwithcheck, c.oid), ''), 'firms?_if\\(([^)]+)\\)', 'g') asked,"
                    + " regexp_matches(asked[1], '''([A-Z_]+)''', 'g') r where ctx.bit(r[1]) is null"),
            new SchemaRule("a policy without a condition on what is written", """
                    select polrelid::regclass || ' ' || polname from pg_policy
                     where polcmd = 'a' and polwithcheck is null or polcmd <> 'a' and polqual is null"""),
            new SchemaRule("the firm is not what a scan asks first", """
                    select c.oid::regclass from pg_class c where %1$s and not c.relispartition
                       -- one policy alone lets anybody read and asks for nothing but all rights that the others name, which are put aside; or a restrictive one stands before the others
                       and not coalesce((select count(*) = 1 and bool_and(p.polpermissive and p.polcmd = 'r' and pg_get_expr(p.polqual, c.oid) = format('(%%I = ANY (( SELECT ctx.firms_if(VARIADIC ARRAY[%%s]) AS firms_if)::uuid[]))', %2$s,
                           (select string_agg(distinct quote_literal(r[1]) || '::text', ', ' order by quote_literal(r[1]) || '::text') from pg_policy q, regexp_matches(pg_get_expr(q.polqual, q.polrelid), 'firm_if\\(''([A-Z_]+)''', 'g') r
                             where q.polrelid = c.oid and q.polpermissive and q.polroles <> '{0}' and q.polcmd in ('r', '*'))))
                             from pg_policy p where p.polrelid = c.oid and p.polroles = '{0}' and (p.polcmd in ('r', '*') or not p.polpermissive)), false)
                       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'firm_first' and not p.polpermissive and p.polcmd = 'r' and p.polroles = '{0}'
                       and pg_get_expr(p.polqual, c.oid) = format('(%%I = ANY (( SELECT ctx.firms_if(VARIADIC ARRAY[%%s]) AS firms_if)::uuid[]))', %2$s,
                           (select string_agg(distinct quote_literal(r[1]) || '::text', ', ' order by quote_literal(r[1]) || '::text') from pg_policy q,
                                   regexp_matches(pg_get_expr(q.polqual, q.polrelid), 'firm_if\\(''([A-Z_]+)''', 'g') r
                             where q.polrelid = c.oid and q.polpermissive and q.polcmd in ('r', '*'))))""".formatted(TENANT, FIRM)),
            new SchemaRule("a policy for changing that names other rights than those it stands for", """
                    select c.oid::regclass from pg_class c join pg_policy p on p.polrelid = c.oid and p.polname = 'app_changes' where %1$s
                       and pg_get_expr(p.polqual, c.oid) is distinct from format('(%%I = ANY (( SELECT ctx.firms_if(VARIADIC ARRAY[%%s]) AS firms_if)::uuid[]))', %2$s,
                           (select string_agg(distinct quote_literal(r[1]) || '::text', ', ' order by quote_literal(r[1]) || '::text') from pg_policy q, regexp_matches(pg_get_expr(q.polqual, q.polrelid), 'firm_if\\(''([A-Z_]+)''', 'g') r
                             where q.polrelid = c.oid and q.polpermissive and q.polroles <> '{0}' and q.polcmd in ('w', '*')))""".formatted(TENANT, FIRM)),
            new SchemaRule("a restrictive policy beside firm_first, which might come before it",
                    "select polrelid::regclass || ' ' || polname from pg_policy where not polpermissive and polname <> 'firm_first'"),
            new SchemaRule("comparing ids and words is not free, so other conditions come before policies",
                    "select oid::regprocedure from pg_proc where oid in ('pg_catalog.uuid_eq(uuid, uuid)'::regprocedure, 'pg_catalog.texteq(text, text)'::regprocedure,"
                    + " 'pg_catalog.textne(text, text)'::regprocedure) and procost <> 0"),
            new SchemaRule("a function cheaper than nothing", "select oid::regprocedure from pg_proc where procost < 0"),
            new SchemaRule("statistics that EXPLAIN would tell", "select c.oid::regclass || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid where" + TENANT
                    + "and a.attnum > 0 and not a.attisdropped and a.attstattarget is distinct from 0"),
            new SchemaRule("statistics that were kept, or an assumption that is not everybody's", """
                    select c.oid::regclass || '.' || a.attname from pg_class c join pg_statistic s on s.starelid = c.oid
                      join pg_attribute a on a.attrelid = c.oid and a.attnum = s.staattnum
                     where %s and (s.stakind1 <> 0 or s.stakind2 <> 0 or s.stakind3 <> 0 or s.stakind4 <> 0 or s.stakind5 <> 0 or s.stanullfrac <> case a.attname when 'disposition' then 0.5 else 0 end or s.stawidth <> 16
                        or s.stadistinct not in (1, -1, -0.5, 4, 10, 20, 50, 10000, 20000) or (a.attname = 'firm_id') <> (s.stadistinct = 1))""".formatted(TENANT)),
            new SchemaRule("a firm's column about which the planner has no assumption", """
                    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'firm_id' where %s and a.attname = 'firm_id'
                       and not exists (select from pg_statistic s where s.starelid = c.oid and s.staattnum = a.attnum and s.stadistinct = 1)""".formatted(TENANT)),
            new SchemaRule("extended statistics", "select stxrelid::regclass from pg_statistic_ext"),
            new SchemaRule("an index that does not begin with the firm, or is no b-tree", """
                    select i.indexrelid::regclass from pg_class c join pg_index i on i.indrelid = c.oid join pg_class x on x.oid = i.indexrelid
                     where %s and (i.indkey[0] is distinct from (select attnum from pg_attribute where attrelid = c.oid and attname = %s)
                        or x.relam <> (select oid from pg_am where amname = 'btree'))""".formatted(TENANT, FIRM)),
            new SchemaRule("a foreign key that could reach into another firm", """
                    select k.conrelid::regclass || ' ' || k.conname from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
                     where %s and k.conparentid = 0 and (k.confupdtype <> 'a' or k.confdeltype not in ('a', 'r', 'c') or not exists (
                           select from unnest(k.conkey, k.confkey) as pair(here, there)
                             join pg_attribute h on h.attrelid = k.conrelid and h.attnum = here and h.attname = 'firm_id'
                             join pg_attribute t on t.attrelid = k.confrelid and t.attnum = there
                            where t.attname = case when k.confrelid = 'public.firm'::regclass then 'id' else 'firm_id' end))""".formatted(TENANT)),
            new SchemaRule("a view that does not ask as whoever reads it", """
                    select c.oid::regclass from pg_class c where c.relkind = 'v' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                       and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']"""),
            new SchemaRule("a materialised view, foreign table or unlogged table",
                    "select c.oid::regclass from pg_class c where c.relkind in ('m', 'f') or c.relpersistence <> 'p' and" + OURS
                    + "and c.oid <> 'limits.bucket'::regclass") /* counters of requests, worth nothing after a crash: docs/adr/0023 */,
            new SchemaRule("a personal column in the open", """
                    select c.oid::regclass || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                     where %s and a.atttypid <> 'bytea'::regtype and col_description(c.oid, a.attnum) ~ '^personal'""".formatted(OURS)),
            new SchemaRule("bytes that nobody explained", """
                    select c.oid::regclass || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                     where %s and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype
                       and coalesce(col_description(c.oid, a.attnum), '') !~ '^personal' and a.attname !~ '_index$'
                       and c.relname || '.' || a.attname not in %s""".formatted(TENANT, KEYED)),
            new SchemaRule("an audit trail that can be changed", """
                    select c.oid::regclass || ' ' || t.name from pg_class c, (values ('append_only'), ('no_truncate')) t(name)
                     where c.relkind in ('r', 'p') and c.relname ~ '^audit_' and not exists (
                           select from pg_trigger g where g.tgrelid = c.oid and g.tgname = t.name and g.tgenabled = 'A'
                              and g.tgfoid = 'public.audit_refuse()'::regprocedure
                              and g.tgattr = '' and g.tgqual is null and g.tgtype & 58 = case t.name when 'append_only' then 26 else 34 end)"""),
            new SchemaRule("a month of the audit trail that begins or ends at another moment than its name says", """
                    select c.oid::regclass from pg_class c, lateral (select make_timestamptz(substr(c.relname, length(c.relname) - 6, 4)::int, right(c.relname, 2)::int, 1, 0, 0, 0, 'UTC') as first) m,
                           lateral (select (m.first at time zone 'UTC' + interval '1 month') at time zone 'UTC' as next) n
                     where c.relispartition and c.relname ~ '^audit_(entry|change|value)_[0-9]{4}_(0[1-9]|1[0-2])$'
                       and pg_get_expr(c.relpartbound, c.oid) <> format('FOR VALUES FROM (%L) TO (%L)', m.first, n.next)"""),
            new SchemaRule("a trigger that nobody explained", "select g.tgrelid::regclass || ' ' || g.tgname from pg_trigger g where not g.tgisinternal and g.tgfoid <> 'public.audit_refuse()'::regprocedure"
                    + " and (g.tgfoid, g.tgrelid) not in (('public.firm_keep()'::regprocedure, 'public.firm'::regclass), ('public.call_keep()'::regprocedure, 'public.call'::regclass), ('public.inquiry_keep()'::regprocedure, 'public.inquiry'::regclass))"),
            new SchemaRule("proofs of keys that may be taken away", "select c.oid::regclass from pg_class c where c.oid = 'public.firm'::regclass and not exists (select from pg_trigger g where g.tgrelid = c.oid"
                    + " and g.tgname = 'keeps' and g.tgenabled = 'A' and g.tgfoid = 'public.firm_keep()'::regprocedure and g.tgtype = 19 and g.tgattr = '' and g.tgqual is null)"),
            new SchemaRule("calls that may be taken from their lead, whose notes are not everybody's", "select c.oid::regclass from pg_class c where c.oid = 'public.call'::regclass and not exists (select from pg_trigger g"
                    + " where g.tgrelid = c.oid and g.tgname = 'keeps' and g.tgenabled = 'A' and g.tgfoid = 'public.call_keep()'::regprocedure and g.tgtype = 19 and g.tgattr = '' and g.tgqual is null)"),
            new SchemaRule("inquiries whose sender whoever decides on them may change", "select c.oid::regclass from pg_class c where c.oid = 'public.inquiry'::regclass and not exists (select from pg_trigger g"
                    + " where g.tgrelid = c.oid and g.tgname = 'keeps' and g.tgenabled = 'A' and g.tgfoid = 'public.inquiry_keep()'::regprocedure and g.tgtype = 19 and g.tgattr = '' and g.tgqual is null)"),
            new SchemaRule("a sealed column that the work on keys does not reach, so that a key might be taken away that still seals", """
                    select distinct c.oid::regclass || ' ' || v.verb from pg_class c join pg_attribute a on a.attrelid = c.oid, (values ('r', 'reading'), ('w', 'changing')) v(cmd, verb)
                     where %s and not c.relispartition and c.relname !~ '^audit_' and col_description(c.oid, a.attnum) ~ '^personal; sealed' and not exists (select from pg_policy p
                           where p.polrelid = c.oid and p.polpermissive and p.polroles = '{0}' and p.polcmd::text in (v.cmd, '*') and pg_get_expr(p.polqual, c.oid) ~ '''KEYS''::text' and pg_get_expr(p.polqual, c.oid) !~ ' AND ')""".formatted(TENANT)),
            new SchemaRule("what is taken back by another right than the one of that job, or what no import made", """
                    select c.oid::regclass || ' ' || p.polname from pg_class c join pg_policy p on p.polrelid = c.oid
                     where c.relname in ('lead', 'party', 'call', 'source', 'campaign', 'tracking_number') and p.polpermissive and p.polcmd in ('d', '*') and p.polroles = '{0}'
                       and pg_get_expr(p.polqual, c.oid) <> '((firm_id = ( SELECT ctx.firm_if(''UNDO''::text) AS firm_if)) AND (import_id IS NOT NULL))'"""),
            new SchemaRule("what an import made that can be given to another", "select c.oid::regclass || '.import_id' from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'import_id'"
                    + " where c.relname in ('lead', 'party', 'call', 'source', 'campaign', 'tracking_number') and has_column_privilege('leadflow_app', c.oid, a.attnum, 'UPDATE')"),
            new SchemaRule("a rule that rewrites queries", "select r.ev_class::regclass || ' ' || r.rulename from pg_rewrite r where r.rulename <> '_RETURN' and r.oid >= 16384"));

    private TableRules() {
    }
}
