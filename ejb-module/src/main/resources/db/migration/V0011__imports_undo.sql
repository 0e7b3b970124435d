-- Undoing an import may remove the sources, campaigns and tracking numbers that this import made, and no others.
-- Locks: policies and grants on three small tables. Undo: drop policy import_undo on each, revoke delete.
do $$ declare t text; begin
    foreach t in array array['source', 'campaign', 'tracking_number'] loop
        execute format('create policy import_undo on %I for delete using (firm_id = (select ctx.firm_if(''IMPORTS''))'
            || ' and exists (select 1 from import_change c where c.firm_id = %I.firm_id and c.entity = %L and c.record_id = %I.id and c.kind = ''CREATED''))', t, t, t, t);
        execute format('grant delete on %I to leadflow_app', t);
    end loop;
end $$;
-- whether a source or campaign is used by any call
create index call_campaign on call (firm_id, source_id, campaign_id) where source_id is not null;
