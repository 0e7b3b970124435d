-- Whether somebody of the firm has set a call's note or outcome: a later version from the provider then leaves it as it is.
-- Locks: call, as long as the catalogue takes. Undo: alter table call drop column note_by_hand, drop column outcome_by_hand.
alter table call add column note_by_hand boolean not null default false;
alter table call add column outcome_by_hand boolean not null default false;
