-- What takes an import back deletes leads that nobody worked on. Of money it saw nothing: a lead to which a partner had put an expected fee counted as untouched for whoever has no right
-- to money, and went with it. The job is lent UNDO, and by it sees that there is money and who stamped which fact.
-- And the trail's months are made and detached in UTC, whatever time zone and style of dates the session has: bounds went through text, and SQL of a page may set both.
-- Locks: policies on two tables, settings of three functions: a moment. Undo: drop policy undo_looks on both; alter function ... reset timezone, reset datestyle.
create policy undo_looks on lead_money for select using (firm_id = (select ctx.firm_if('UNDO')));
create policy undo_looks on lead_fact for select using (firm_id = (select ctx.firm_if('UNDO')));
alter function audit_make_partition(date) set timezone = 'UTC';
alter function audit_make_partition(date) set datestyle = 'ISO, YMD';
alter function audit_make_partitions(int) set timezone = 'UTC';
alter function audit_make_partitions(int) set datestyle = 'ISO, YMD';
alter function audit_detach(date) set timezone = 'UTC';
alter function audit_detach(date) set datestyle = 'ISO, YMD';
