-- How many reports a period has in each state, as changes to be summed, like the counts of standings.sql.
create or replace function count_reports() returns trigger language plpgsql as $$
begin
    insert into period_counts (period_id, state, is_late, reports)
    select period_id, state, is_late, tg_argv[0]::integer * count(*) from changed where period_id is not null group by period_id, state, is_late;
    return null;
end $$;

create or replace function count_reports_changed() returns trigger language plpgsql as $$
begin
    insert into period_counts (period_id, state, is_late, reports)
    select period_id, state, is_late, sum(sign)
    from (select 1 as sign, period_id, state, is_late from added union all select -1, period_id, state, is_late from removed) moved
    where period_id is not null group by period_id, state, is_late having sum(sign) <> 0;
    return null;
end $$;

create or replace trigger period_counts_added after insert on reports
    referencing new table as changed for each statement execute function count_reports('1');
create or replace trigger period_counts_removed after delete on reports
    referencing old table as changed for each statement execute function count_reports('-1');
create or replace trigger period_counts_changed after update on reports
    referencing old table as removed new table as added for each statement execute function count_reports_changed();

-- What stood before these were kept.
insert into period_counts (period_id, state, is_late, reports)
select period_id, state, is_late, count(*) from reports where period_id is not null group by period_id, state, is_late;

create or replace function compact_period_counts() returns void language plpgsql as $$
begin
    if not pg_try_advisory_xact_lock(hashtext('compact_period_counts')) then
        return;
    end if;

    with gone as (
        delete from period_counts c using (
            select period_id, state, is_late from period_counts group by period_id, state, is_late having count(*) > 1 or sum(reports) = 0) crowded
        where (c.period_id, c.state, c.is_late) = (crowded.period_id, crowded.state, crowded.is_late) returning c.*)
    insert into period_counts (period_id, state, is_late, reports)
    select period_id, state, is_late, sum(reports) from gone group by period_id, state, is_late having sum(reports) <> 0;
end $$;

-- Folds all that is kept as changes: counts before totals, which follow them.
create or replace function fold_counts() returns void language plpgsql as $$
begin
    perform compact_counts();
    perform compact_totals();
    perform compact_period_counts();
end $$;
