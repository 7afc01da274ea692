-- The ledger by progress, in both directions: what has not been reported counts as less than nothing. Of an expression, which the model cannot say.
create index ix_standings_progress on standings ((coalesce(percent, -1)), task_id) include (document_id);
