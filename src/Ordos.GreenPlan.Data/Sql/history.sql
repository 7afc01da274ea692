-- How tasks stood in the past: a row for every stretch of days on which a task stood the same at the day's end.
-- Days and points behind schedule change daily and follow from the dates, so they are not kept but worked out by standings_on().

create or replace function history_added() returns trigger language plpgsql as $$
begin
    -- A task that came back, in a new version of its plan, stood as before until today.
    update standing_spans s set until = a.as_of from added a where s.task_id = a.task_id and s.since < a.as_of and s.until > a.as_of;

    insert into standing_spans (task_id, since, until, document_id, health, reason, state, due, due_band, percent, awaits_acceptance, scheduled_from)
    select a.task_id, a.as_of, null, a.document_id, a.health, a.reason, a.state, a.due, a.due_band, a.percent, a.awaits_acceptance,
           case when a.scheduled is not null then coalesce(d.issued_on, d.printed_on) end
    from added a join documents d on d.id = a.document_id
    on conflict (task_id, since) do update set
        until = null, document_id = excluded.document_id, health = excluded.health, reason = excluded.reason, state = excluded.state, due = excluded.due,
        due_band = excluded.due_band, percent = excluded.percent, awaits_acceptance = excluded.awaits_acceptance, scheduled_from = excluded.scheduled_from;
    return null;
end $$;

-- Whoever writes a standing holds its row, so nobody else is at work on the same task's stretches.
create or replace function history_changed() returns trigger language plpgsql as $$
begin
    if not exists (
        select from added a join removed r using (task_id)
        where (a.document_id, a.health, a.reason, a.state, a.due, a.due_band, a.percent, a.awaits_acceptance, a.scheduled is null)
            is distinct from (r.document_id, r.health, r.reason, r.state, r.due, r.due_band, r.percent, r.awaits_acceptance, r.scheduled is null)) then
        return null;
    end if;

    -- A stretch that began today has stood at no day's end yet: it is overwritten. Nothing begins before the stretch that it follows.
    with moved as (
        select a.* from added a join removed r using (task_id)
        where (a.document_id, a.health, a.reason, a.state, a.due, a.due_band, a.percent, a.awaits_acceptance, a.scheduled is null)
            is distinct from (r.document_id, r.health, r.reason, r.state, r.due, r.due_band, r.percent, r.awaits_acceptance, r.scheduled is null)),
    ended as (
        update standing_spans s set until = m.as_of from moved m
        where s.task_id = m.task_id and s.until is null and s.since < m.as_of)
    insert into standing_spans (task_id, since, until, document_id, health, reason, state, due, due_band, percent, awaits_acceptance, scheduled_from)
    select m.task_id, greatest(m.as_of, s.since), null, m.document_id, m.health, m.reason, m.state, m.due, m.due_band, m.percent, m.awaits_acceptance,
           case when m.scheduled is not null then coalesce(d.issued_on, d.printed_on) end
    from moved m
    join documents d on d.id = m.document_id
    left join standing_spans s on s.task_id = m.task_id and s.until is null
    on conflict (task_id, since) do update set
        until = null, document_id = excluded.document_id, health = excluded.health, reason = excluded.reason, state = excluded.state, due = excluded.due,
        due_band = excluded.due_band, percent = excluded.percent, awaits_acceptance = excluded.awaits_acceptance, scheduled_from = excluded.scheduled_from;
    return null;
end $$;

-- A withdrawn plan's tasks stood until now.
create or replace function history_removed() returns trigger language plpgsql as $$
begin
    update standing_spans s set until = greatest(s.since, r.as_of + 1, current_date)
    from removed r where s.task_id = r.task_id and s.until is null;
    return null;
end $$;

create or replace trigger history_added after insert on standings
    referencing new table as added for each statement execute function history_added();
create or replace trigger history_changed after update on standings
    referencing old table as removed new table as added for each statement execute function history_changed();
create or replace trigger history_removed after delete on standings
    referencing old table as removed for each statement execute function history_removed();

-- Scheduled progress of a day, as TaskHealth.Scheduled works it out.
create or replace function scheduled_on(start date, due date, day date) returns integer language sql immutable as $$
    select case when start is null or due is null then null when day >= due then 100 when day <= start then 0 else (day - start) * 100 / (due - start) end
$$;

-- The standings as they were at the end of a day, in the columns of standings.
create or replace function standings_on(day date) returns table (
    task_id integer, document_id integer, health text, reason text, amount integer, state text, due date, due_band text, percent integer,
    awaits_acceptance boolean, scheduled integer, as_of date, changes_on date, health_since date, severity smallint) language sql stable as $$
    select s.task_id, s.document_id, s.health::text, s.reason::text,
           case s.reason
               when 'PastDue' then day - s.due
               when 'DueSoon' then s.due - day
               when 'FarBehind' then scheduled_on(s.scheduled_from, s.due, day) - coalesce(s.percent, 0)
               when 'Behind' then scheduled_on(s.scheduled_from, s.due, day) - coalesce(s.percent, 0)
               else 0 end,
           s.state::text, s.due, s.due_band::text, s.percent, s.awaits_acceptance, scheduled_on(s.scheduled_from, s.due, day), day, null::date, s.since,
           (case s.health when 'Red' then 0 when 'Yellow' then 1 when 'Grey' then 2 else 3 end)::smallint
    from standing_spans s
    where s.since <= day and (s.until is null or s.until > day)
$$;

-- The departments that answer for a task. What has been superseded or withdrawn has no kept duties any more, but stood on past days.
create or replace view past_duties as
select task_id, department_id from duty_standings where roles & 3 <> 0
union all
select distinct d.task_id, d.department_id
from documents p join tasks t on t.document_id = p.id join duties d on d.task_id = t.id
where p.stage not in ('Published', 'Draft') and d.role in ('Lead', 'Shared');

-- Counts a past day once and for all, so that dashboards need not count it again. Somebody else may be doing the same.
create or replace function keep_day(kept date) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('keep_day'));
    delete from day_counts where day = kept;
    delete from day_department_counts where day = kept;

    insert into day_counts (day, document_id, health, state, due_band, tasks, percent, with_schedule, scheduled)
    select kept, document_id, health, state, due_band, count(*),
           coalesce(sum(coalesce(percent, 0)) filter (where scheduled is not null), 0), count(scheduled), coalesce(sum(scheduled), 0)
    from standings_on(kept) group by document_id, health, state, due_band;

    insert into day_department_counts (day, department_id, document_id, health, tasks)
    select kept, d.department_id, s.document_id, s.health, count(*)
    from standings_on(kept) s join past_duties d on d.task_id = s.task_id
    group by d.department_id, s.document_id, s.health;
end $$;
