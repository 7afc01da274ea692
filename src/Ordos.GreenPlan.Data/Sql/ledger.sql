-- Keeps duty_standings: every department's tasks beside what the ledger filters and sorts by, so that one index answers for a department.

-- Of some tasks, whose duties have changed. Holds their standings first, in the order in which all lock them: a new row must not copy what
-- another is just changing. Tasks of drafts have none.
create or replace function keep_duty_standings(changed integer[]) returns void language plpgsql as $$
begin
    perform 1 from standings where task_id = any(changed) order by task_id for no key update;

    if not found then
        return;
    end if;

    delete from duty_standings k
    where k.task_id = any(changed)
      and not exists (select from duties d where d.task_id = k.task_id and d.department_id = k.department_id);

    insert into duty_standings (task_id, department_id, roles, document_id, severity, health, state, due, due_band, percent)
    select s.task_id, d.department_id, d.roles, s.document_id, s.severity, s.health, s.state, s.due, s.due_band, s.percent
    from standings s
    cross join lateral (
        select department_id, bit_or(case role when 'Lead' then 1 when 'Shared' then 2 when 'Support' then 4 when 'Implement' then 8 else 0 end) as roles
        from duties where task_id = s.task_id group by department_id) d
    where s.task_id = any(changed)
    on conflict (task_id, department_id) do update set roles = excluded.roles where duty_standings.roles <> excluded.roles;
end $$;

-- Of the rows that a statement added, changed or removed; no statement gives a row to another task.
create or replace function keep_duties_of_tasks() returns trigger language plpgsql as $$
begin
    if exists (select from changed) then
        perform keep_duty_standings(array(select task_id from changed));
    end if;
    return null;
end $$;

-- Members join and leave groups: all tasks that name the group.
create or replace function keep_duties_of_groups() returns trigger language plpgsql as $$
begin
    perform keep_duty_standings(array(select distinct task_id from assignments where department_id in (select group_id from changed)));
    return null;
end $$;

create or replace function follow_standings() returns trigger language plpgsql as $$
begin
    if not exists (select from added) then
        return null;
    end if;

    update duty_standings k
    set severity = s.severity, health = s.health, state = s.state, due = s.due, due_band = s.due_band, percent = s.percent
    from added s
    where k.task_id = s.task_id
      and (k.severity, k.health, k.state, k.due, k.due_band, k.percent) is distinct from (s.severity, s.health, s.state, s.due, s.due_band, s.percent);
    return null;
end $$;

-- A standing that goes takes its rows along by its foreign key.
create or replace trigger duty_standings_added after insert on standings
    referencing new table as changed for each statement execute function keep_duties_of_tasks();
create or replace trigger duty_standings_changed after update on standings
    referencing new table as added for each statement execute function follow_standings();

create or replace trigger duties_added after insert on assignments
    referencing new table as changed for each statement execute function keep_duties_of_tasks();
create or replace trigger duties_removed after delete on assignments
    referencing old table as changed for each statement execute function keep_duties_of_tasks();
create or replace trigger duties_changed after update on assignments
    referencing new table as changed for each statement execute function keep_duties_of_tasks();

create or replace trigger duties_added after insert on handovers
    referencing new table as changed for each statement execute function keep_duties_of_tasks();
create or replace trigger duties_removed after delete on handovers
    referencing old table as changed for each statement execute function keep_duties_of_tasks();
create or replace trigger duties_changed after update on handovers
    referencing new table as changed for each statement execute function keep_duties_of_tasks();

create or replace trigger duties_added after insert on group_members
    referencing new table as changed for each statement execute function keep_duties_of_groups();
create or replace trigger duties_removed after delete on group_members
    referencing old table as changed for each statement execute function keep_duties_of_groups();
create or replace trigger duties_changed after update on group_members
    referencing new table as changed for each statement execute function keep_duties_of_groups();

select keep_duty_standings(array(select task_id from standings));

-- Without figures on words the index of words is always asked. With them, a frequent word made the planner read the tasks one by one,
-- unaware of what unpacking their words costs: 37 ms instead of 5.
alter table tasks alter column words set statistics 0;
