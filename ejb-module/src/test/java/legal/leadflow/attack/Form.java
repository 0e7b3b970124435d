package legal.leadflow.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way of asking, changing or listening, for any table and column. {@code {t}} is the table, {@code {c}} the column, {@code {v}} the value asked after, {@code {f}} the other firm, {@code {m}}
 * the attacker's, {@code {F}} the column that says whose a row is, {@code {y}} the column's type, {@code {columns}} and {@code {copy}} the attacker's own row with that value in place of its own.
 *
 * @param kind       what may be expected of it
 * @param statements run one after the other
 */
record Form(Kind kind, List<String> statements) {
    /** What may be expected of a form. */
    enum Kind {
        /** Reads. */
        READ,
        /** Reads, and tells how: the table is swept first, since what an attacker's own attempts left dead would be counted. */
        EXPLAIN,
        /** Changes what was asked after and nothing else: it is committed, and the rows are looked at later. */
        AIMED,
        /** Changes the attacker's own rows too: undone. */
        BROAD
    }

    private static final String ANALYZE = "explain (analyze, costs off, timing off, summary off, buffers off) ";
    private static final String SCAN = "set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off";

    static final List<Form> ALL = Stream.of(reads(), oracles(), explains(), aimed(), broad()).flatMap(List::stream).toList();

    private static List<Form> reads() {
        return of(Kind.READ, "select * from {t} where {c} = {v}", "select {c} from {t} where {F} = {f} and {c} = {v}", "select count(*), min({c}::text), max({c}::text) from {t} where {c} = {v}",
                "select exists (select from {t} where {c} = {v})", "select {c} from {t} where {c} in ({v}, {v}) order by {c} limit 1", "select {c} from {t} order by {c} = {v} desc, {c} limit 3",
                "select x, n from (select {c}, rank() over (order by {c} = {v}), {F} from {t}) y(x, n, f) where x = {v} or f = {f}", "select t.* from {t} t right join (values ({v})) v(x) on t.{c} = v.x",
                "select a.{c} from {t} a join {t} b on a.{c} = b.{c} where b.{c} = {v}", "select f.id, t.{c} from firm f left join {t} t on t.{F} = f.id and t.{c} = {v}", "select (select t from {t} t where {c} = {v} limit 1)",
                "select to_jsonb(t), row_to_json(t) from {t} t where {c} = {v}", "with x as materialized (select * from {t}) select * from x where {c} = {v}", "with x as not materialized (select * from {t}) select * from x where {c} = {v}",
                "select {v} in (select {c} from {t}), {v} = any (array(select {c} from {t}))", "select {c}, count(*) from {t} group by {c} having {c} = {v}", "select {c} from {t} where {c} = {v} union all select {c} from {t} where {F} = {f}",
                "select {c} from {t} intersect select {v}", "select {v} except select {c} from {t}", "select * from {t} where {c} = {v} for update nowait", "select * from {t} where {c} = {v} for share skip locked",
                "select * from {t} tablesample system (100) where {c} = {v}", "select * from {t} tablesample bernoulli (100) repeatable (1) where {c} = {v}", "select query_to_xml($q$select * from {t} where {c} = {v}$q$, true, false, '')",
                "declare k scroll cursor for select * from {t} where {c} = {v}\0fetch all from k\0move backward all in k", "prepare p({y}) as select * from {t} where {c} = $1\0set local plan_cache_mode = force_generic_plan\0execute p({v})\0deallocate p",
                "prepare p({y}) as select count(*) from {t} where {c} = $1 and {F} = {f}\0execute p({v})\0execute p({v})\0deallocate p", "select lead(x) over (order by x) from (select {c} from {t}) y(x) where x = {v}",
                "select g.n, s.* from generate_series(1, 2) g(n), lateral (select {c} from {t} where {c} = {v} limit g.n) s", "with recursive r(x) as (select {c} from {t} where {c} = {v} union select t.{c} from {t} t join r on t.{c} = r.x) select * from r",
                "select {c} from {t} where ({F}, {c}) = ({f}, {v})", "select {c} from {t} where ({F}, {c}) in (values ({f}, {v}), ({m}, {v}))", "select {c} from {t} where {F} = any (array[{m}, {f}]) and {c} = {v}",
                "select {c} from only {t} where {c} = {v}", "set local row_security = off\0select * from {t} where {c} = {v}", "set local search_path = ctx, public, pg_catalog\0select * from {t} where {c} = {v}",
                "set local leadflow.context = 'x'\0select * from {t} where {c} = {v}");
    }

    private static List<Form> oracles() {
        return of(Kind.READ, "select 1 / (case when {c} = {v} then 0 else 1 end) from {t}", "select 1 from {t} where {c} = {v} and 1 / (random() * 0)::int = 0", SCAN + "\0select 1 from {t} where {c} >= {v} and {c} <= {v} and (select 1 / (random() * 0)::int = 1)",
                SCAN + "\0select 1 from {t} where {c} is not null and {c} >= {v} and {c} <= {v} and {c}::text > (select (1 / (random() * 0)::int)::text)", "select {c}::text::int from {t} where {c} = {v}",
                "select 1 from {t} where {c} between {v} and {v} and {c}::text like '\\'", "select 1 from {t} where {c}::text ~ '(' and {c} = {v}", "select case when exists (select from {t} where {c} = {v}) then 1 / (random() * 0)::int end",
                SCAN + "\0set local cpu_operator_cost = 100000\0select 1 from {t} where {c} >= {v} and {c} <= {v} and (select 1 / (random() * 0)::int = 1)",
                SCAN + "\0update {t} set {c} = {c} where {c} >= {v} and {c} <= {v} and (select 1 / (random() * 0)::int = 1)", SCAN + "\0delete from {t} where {c} >= {v} and {c} <= {v} and (select 1 / (random() * 0)::int = 1)");
    }

    private static List<Form> explains() {
        return of(Kind.EXPLAIN, "explain select * from {t} where {c} = {v}", "explain (verbose, format json) select {c} from {t} where {F} = {f} and {c} = {v}", "explain select 1 from {t} where {c} >= {v} and {c} <= {v}",
                ANALYZE + "select * from {t} where {c} = {v}", ANALYZE + "select {c} from {t} where {F} = {f} and {c} = {v}", SCAN + "\0" + ANALYZE + "select 1 from {t} where {c} = {v}", SCAN + "\0" + ANALYZE + "select 1 from {t} where {c} >= {v} and {c} <= {v} and {c}::text > (select '')",
                "set local enable_seqscan = off\0" + ANALYZE + "select {c} from {t} where {c} = {v}", "set local enable_seqscan = off; set local enable_indexscan = off\0" + ANALYZE + "select {c} from {t} where {c} = {v}",
                "set local enable_nestloop = off\0" + ANALYZE + "select 1 from {t} a join {t} b on a.{c} = b.{c} where b.{c} = {v}", ANALYZE + "update {t} set {c} = {c} where {c} = {v}", ANALYZE + "delete from {t} where {c} = {v}");
    }

    private static List<Form> aimed() {
        return of(Kind.AIMED, "update {t} set {c} = {c} where {c} = {v}", "update {t} set {c} = {c} where {F} = {f} and {c} = {v} returning *", "delete from {t} where {c} = {v}", "delete from {t} where {F} = {f} and {c} = {v} returning *",
                "update {t} set {F} = {m} where {c} = {v}", "update {t} t set {c} = o.{c} from {t} o where o.{c} = {v} and t.{c} = o.{c}", "delete from {t} t using {t} o where o.{c} = {v} and t.{c} = o.{c}",
                "merge into {t} t using (values ({v})) v(x) on t.{c} = v.x when matched then delete", "merge into {t} t using (values ({v})) v(x) on t.{c} = v.x when matched then update set {c} = v.x",
                "with gone as (delete from {t} where {c} = {v} returning *) select * from gone", "delete from {t} where ctid = any (array(select ctid from {t} where {c} = {v}))", "truncate {t}");
    }

    private static List<Form> broad() {
        return of(Kind.BROAD, "insert into {t} ({columns}) values ({copy})", "insert into {t} ({columns}) values ({copy}) on conflict do nothing returning *", "insert into {t} ({columns}, {F}) select {columns}, {f} from {t} where {c} = {v}",
                "insert into {t} ({columns}) select {columns} from {t} where {c} = {v}", "insert into {t} ({columns}) select {columns} from {t} where {F} = {f}", "update {t} set {c} = {v}", "update {t} set {F} = {f} where {F} = {m}",
                "update {t} set {F} = {f}, {c} = {v} where {F} = {m} returning *", "update {t} set {c} = {c} returning {F}", "delete from {t} returning {F}", "set constraints all deferred\0update {t} set {c} = {v}\0set constraints all immediate");
    }

    private static List<Form> of(Kind kind, String... forms) {
        List<Form> all = new ArrayList<>();
        for (String form : forms) {
            all.add(new Form(kind, List.of(form.split("\0"))));
        }
        return all;
    }

    @Override
    public String toString() {
        return String.join("; ", statements);
    }
}
