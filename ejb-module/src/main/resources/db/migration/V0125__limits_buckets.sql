-- Rate limits: how much each person, address and firm may still ask for (docs/adr/0023). No firm's data: an id is a keyed hash, a state is numbers.
-- Without row security, because no row is anybody's; instead of it leadflow_app has no right here at all, and leadflow_limits none anywhere else (GrantRules).
-- Unlogged: written all the time and worth nothing after a crash, so it costs no write-ahead log. Space in each page, so that a change stays in its page.
-- Locks: new table, none. Undo: drop table limits.bucket;
create unlogged table limits.bucket (
    id         text   primary key,
    state      bytea,
    expires_at bigint                      -- milliseconds since 1970, after which it is full again and goes
) with (fillfactor = 50);
create index bucket_expires_at on limits.bucket (expires_at);
comment on table limits.bucket is 'rate limits; no personal data: ids are HMACs';
grant select, insert, update, delete on limits.bucket to leadflow_limits;
