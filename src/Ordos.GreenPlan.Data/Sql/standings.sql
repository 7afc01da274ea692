-- A department's duty for a task: its own, or as member of a group that the notice names. handovers.sql replaces this and the next.
create or replace view duties as
select task_id, department_id, role from assignments where department_id is not null
union all
select a.task_id, m.member_id, a.role
from assignments a join group_members m on m.group_id = a.department_id;

-- The departments that answer for one task. Lateral, because a join with the view would read every assignment for one task.
create or replace function answering(task integer) returns table (department_id integer) language sql stable as $$
    select a.department_id from assignments a
    where a.task_id = task and a.role in ('Lead', 'Shared') and a.department_id is not null
    union
    select m.member_id from assignments a join group_members m on m.group_id = a.department_id
    where a.task_id = task and a.role in ('Lead', 'Shared')
$$;

-- Counts are kept as changes to be summed: writers only insert, so they never wait for one another and cannot
-- deadlock, and a reader sees exactly the changes whose transactions have ended. compact_counts() folds them up.
create or replace function count_standings_added() returns trigger language plpgsql as $$
begin
    -- An upsert calls this one and that for changes, whichever of them has rows.
    if not exists (select from added) then
        return null;
    end if;

    insert into plan_counts (document_id, health, state, due_band, tasks, percent, with_schedule, scheduled)
    select document_id, health, state, due_band, count(*),
           coalesce(sum(coalesce(percent, 0)) filter (where scheduled is not null), 0), count(scheduled), coalesce(sum(scheduled), 0)
    from added group by document_id, health, state, due_band;

    insert into department_counts (department_id, document_id, health, tasks)
    select d.department_id, s.document_id, s.health, count(*)
    from added s cross join lateral answering(s.task_id) d
    group by d.department_id, s.document_id, s.health;
    return null;
end $$;

create or replace function count_standings_removed() returns trigger language plpgsql as $$
begin
    insert into plan_counts (document_id, health, state, due_band, tasks, percent, with_schedule, scheduled)
    select document_id, health, state, due_band, -count(*),
           -coalesce(sum(coalesce(percent, 0)) filter (where scheduled is not null), 0), -count(scheduled), -coalesce(sum(scheduled), 0)
    from removed group by document_id, health, state, due_band;

    insert into department_counts (department_id, document_id, health, tasks)
    select d.department_id, s.document_id, s.health, -count(*)
    from removed s cross join lateral answering(s.task_id) d
    group by d.department_id, s.document_id, s.health;
    return null;
end $$;

create or replace function count_standings_changed() returns trigger language plpgsql as $$
begin
    if not exists (select from added) then
        return null;
    end if;

    insert into plan_counts (document_id, health, state, due_band, tasks, percent, with_schedule, scheduled)
    select document_id, health, state, due_band, sum(sign),
           coalesce(sum(sign * coalesce(percent, 0)) filter (where scheduled is not null), 0),
           coalesce(sum(sign) filter (where scheduled is not null), 0), coalesce(sum(sign * scheduled), 0)
    from (select 1 as sign, * from added union all select -1, * from removed) moved
    group by document_id, health, state, due_band
    having sum(sign) <> 0 or coalesce(sum(sign * coalesce(percent, 0)) filter (where scheduled is not null), 0) <> 0
        or coalesce(sum(sign) filter (where scheduled is not null), 0) <> 0 or coalesce(sum(sign * scheduled), 0) <> 0;

    insert into department_counts (department_id, document_id, health, tasks)
    select d.department_id, moved.document_id, moved.health, sum(moved.sign)
    from (select 1 as sign, task_id, document_id, health from added
          union all select -1, task_id, document_id, health from removed) moved
    cross join lateral answering(moved.task_id) d
    group by d.department_id, moved.document_id, moved.health
    having sum(moved.sign) <> 0;
    return null;
end $$;

create or replace trigger standings_added after insert on standings
    referencing new table as added for each statement execute function count_standings_added();
create or replace trigger standings_removed after delete on standings
    referencing old table as removed for each statement execute function count_standings_removed();
create or replace trigger standings_changed after update on standings
    referencing old table as removed new table as added for each statement execute function count_standings_changed();

-- Folds the changes of every bucket into one row; at most one caller at a time does it, the others go on.
create or replace function compact_counts() returns void language plpgsql as $$
begin
    if not pg_try_advisory_xact_lock(hashtext('compact_counts')) then
        return;
    end if;

    -- Only buckets that have changed are written: rewriting the rest would leave as many dead rows behind each time.
    with crowded as (
        select document_id, health, state, due_band from plan_counts
        group by document_id, health, state, due_band having count(*) > 1 or sum(tasks) = 0),
    gone as (
        delete from plan_counts c using crowded b
        where (c.document_id, c.health, c.state, c.due_band) = (b.document_id, b.health, b.state, b.due_band)
        returning c.*)
    insert into plan_counts (document_id, health, state, due_band, tasks, percent, with_schedule, scheduled)
    select document_id, health, state, due_band, sum(tasks), sum(percent), sum(with_schedule), sum(scheduled)
    from gone group by document_id, health, state, due_band
    having sum(tasks) <> 0;

    with crowded as (
        select department_id, document_id, health from department_counts
        group by department_id, document_id, health having count(*) > 1 or sum(tasks) = 0),
    gone as (
        delete from department_counts c using crowded b
        where (c.department_id, c.document_id, c.health) = (b.department_id, b.document_id, b.health)
        returning c.*)
    insert into department_counts (department_id, document_id, health, tasks)
    select department_id, document_id, health, sum(tasks)
    from gone group by department_id, document_id, health
    having sum(tasks) <> 0;
end $$;

-- Counts everything afresh: after duties change (assignments, group members), in the same transaction.
-- Waits for those who hold the standings, because they count by the duties as they were; in the order in which all lock them.
create or replace function recount_departments(documents integer[]) returns void language plpgsql as $$
begin
    perform 1 from standings where document_id = any(documents) order by task_id for no key update;

    insert into department_counts (department_id, document_id, health, tasks)
    select department_id, document_id, health, sum(tasks) from (
        select department_id, document_id, health, -tasks as tasks from department_counts where document_id = any(documents)
        union all
        select d.department_id, s.document_id, s.health, count(distinct s.task_id)
        from standings s join duties d on d.task_id = s.task_id and d.role in ('Lead', 'Shared')
        where s.document_id = any(documents)
        group by d.department_id, s.document_id, s.health) both_ways
    group by department_id, document_id, health
    having sum(tasks) <> 0;
end $$;
