-- Totals over all plans, for what dashboards show of all of them at once: changes to be summed, like the counts of standings.sql, and folded the same way.
-- Archived plans are in them; a reader who leaves those out subtracts their own counts, so that archiving changes nothing here.

-- Follows department_counts in both directions, so that it holds for whatever writes there. The argument is the sign of the rows.
create or replace function total_departments() returns trigger language plpgsql as $$
begin
    insert into department_totals (department_id, health, tasks)
    select department_id, health, tg_argv[0]::integer * sum(tasks) from changed group by department_id, health having sum(tasks) <> 0;
    return null;
end $$;

create or replace trigger totals_added after insert on department_counts
    referencing new table as changed for each statement execute function total_departments('1');
create or replace trigger totals_removed after delete on department_counts
    referencing old table as changed for each statement execute function total_departments('-1');

-- Overdue tasks by their date, and tasks of each health by the day on which they turned to it.
create or replace function total_standings() returns trigger language plpgsql as $$
begin
    insert into overdue_totals (due, tasks)
    select due, tg_argv[0]::integer * count(*) from changed where due_band = 'Overdue' group by due;

    insert into turn_totals (health_since, health, tasks)
    select health_since, health, tg_argv[0]::integer * count(*) from changed group by health_since, health;
    return null;
end $$;

create or replace function total_standings_changed() returns trigger language plpgsql as $$
begin
    insert into overdue_totals (due, tasks)
    select due, sum(sign) from (select 1 as sign, due, due_band from added union all select -1, due, due_band from removed) moved
    where due_band = 'Overdue' group by due having sum(sign) <> 0;

    insert into turn_totals (health_since, health, tasks)
    select health_since, health, sum(sign)
    from (select 1 as sign, health_since, health from added union all select -1, health_since, health from removed) moved
    group by health_since, health having sum(sign) <> 0;
    return null;
end $$;

create or replace trigger totals_added after insert on standings
    referencing new table as changed for each statement execute function total_standings('1');
create or replace trigger totals_removed after delete on standings
    referencing old table as changed for each statement execute function total_standings('-1');
create or replace trigger totals_changed after update on standings
    referencing old table as removed new table as added for each statement execute function total_standings_changed();

-- A plan's targets by how they stand.
create or replace function count_targets() returns trigger language plpgsql as $$
begin
    insert into target_counts (document_id, attainment, targets)
    select document_id, attainment, tg_argv[0]::integer * count(*) from changed group by document_id, attainment;
    return null;
end $$;

create or replace function count_targets_changed() returns trigger language plpgsql as $$
begin
    insert into target_counts (document_id, attainment, targets)
    select document_id, attainment, sum(sign)
    from (select 1 as sign, document_id, attainment from added union all select -1, document_id, attainment from removed) moved
    group by document_id, attainment having sum(sign) <> 0;
    return null;
end $$;

create or replace trigger targets_added after insert on targets
    referencing new table as changed for each statement execute function count_targets('1');
create or replace trigger targets_removed after delete on targets
    referencing old table as changed for each statement execute function count_targets('-1');
create or replace trigger targets_changed after update on targets
    referencing old table as removed new table as added for each statement execute function count_targets_changed();

-- What stood before these were kept.
insert into department_totals (department_id, health, tasks)
select department_id, health, sum(tasks) from department_counts group by department_id, health having sum(tasks) <> 0;
insert into overdue_totals (due, tasks) select due, count(*) from standings where due_band = 'Overdue' group by due;
insert into turn_totals (health_since, health, tasks) select health_since, health, count(*) from standings group by health_since, health;
insert into target_counts (document_id, attainment, targets) select document_id, attainment, count(*) from targets group by document_id, attainment;

-- Folds them into one row each.
create or replace function compact_totals() returns void language plpgsql as $$
begin
    if not pg_try_advisory_xact_lock(hashtext('compact_totals')) then
        return;
    end if;

    with gone as (
        delete from department_totals t using (
            select department_id, health from department_totals group by department_id, health having count(*) > 1 or sum(tasks) = 0) crowded
        where (t.department_id, t.health) = (crowded.department_id, crowded.health) returning t.*)
    insert into department_totals (department_id, health, tasks)
    select department_id, health, sum(tasks) from gone group by department_id, health having sum(tasks) <> 0;

    with gone as (
        delete from overdue_totals t using (select due from overdue_totals group by due having count(*) > 1 or sum(tasks) = 0) crowded
        where t.due = crowded.due returning t.*)
    insert into overdue_totals (due, tasks) select due, sum(tasks) from gone group by due having sum(tasks) <> 0;

    with gone as (
        delete from turn_totals t using (
            select health_since, health from turn_totals group by health_since, health having count(*) > 1 or sum(tasks) = 0) crowded
        where (t.health_since, t.health) = (crowded.health_since, crowded.health) returning t.*)
    insert into turn_totals (health_since, health, tasks)
    select health_since, health, sum(tasks) from gone group by health_since, health having sum(tasks) <> 0;

    with gone as (
        delete from target_counts t using (
            select document_id, attainment from target_counts group by document_id, attainment having count(*) > 1 or sum(targets) = 0) crowded
        where (t.document_id, t.attainment) = (crowded.document_id, crowded.attainment) returning t.*)
    insert into target_counts (document_id, attainment, targets)
    select document_id, attainment, sum(targets) from gone group by document_id, attainment having sum(targets) <> 0;
end $$;
