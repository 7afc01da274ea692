-- Who has the duty for a task now. Replaces the view and the function of standings.sql, which know nothing of reorganisations.

-- Whether a notice means a member that joined or left its group on a day: it means the members of its own date.
create or replace function is_meant(task integer, valid_from date, valid_to date) returns boolean language sql stable as $$
    select exists (
        select from tasks t join documents d on d.id = t.document_id
        cross join lateral (select coalesce(d.issued_on, d.printed_on, 'infinity'::date) as day) notice
        where t.id = task and (valid_from is null or valid_from <= notice.day) and (valid_to is null or notice.day < valid_to))
$$;

-- Branch by branch over the tables, so that a question for one task or one department is answered from their indexes.
create or replace view duties as
select a.task_id, a.department_id, a.role, a.department_id as origin_id
from assignments a
where a.department_id is not null
  and not exists (select from handovers h where h.in_force and h.task_id = a.task_id and h.origin_id = a.department_id)
union all
select a.task_id, m.member_id, a.role, m.member_id
from assignments a join group_members m on m.group_id = a.department_id
where ((m.valid_from is null and m.valid_to is null) or is_meant(a.task_id, m.valid_from, m.valid_to))
  and not exists (select from handovers h where h.in_force and h.task_id = a.task_id and h.origin_id = m.member_id)
union all
select a.task_id, h.to_id, a.role, h.origin_id
from handovers h join assignments a on a.task_id = h.task_id and a.department_id = h.origin_id
where h.in_force
union all
select a.task_id, h.to_id, a.role, h.origin_id
from handovers h
join assignments a on a.task_id = h.task_id
join group_members m on m.group_id = a.department_id and m.member_id = h.origin_id
where h.in_force and ((m.valid_from is null and m.valid_to is null) or is_meant(a.task_id, m.valid_from, m.valid_to));

-- The departments that answer for one task.
create or replace function answering(task integer) returns table (department_id integer) language sql stable as $$
    select distinct d.department_id from duties d where d.task_id = task and d.role in ('Lead', 'Shared')
$$;

-- Whose reports speak for a task: of those whom the notice means, all; of those to whom the duty was handed, those since then,
-- also after it went elsewhere. A report counts by the duty under which it was written.
create or replace view answerers as
select a.task_id, a.department_id, null::timestamptz as since
from assignments a
where a.department_id is not null and a.role in ('Lead', 'Shared')
union all
select a.task_id, m.member_id, null
from assignments a join group_members m on m.group_id = a.department_id
where a.role in ('Lead', 'Shared') and ((m.valid_from is null and m.valid_to is null) or is_meant(a.task_id, m.valid_from, m.valid_to))
union all
select h.task_id, h.to_id, h.since
from handovers h
where exists (
    select from assignments a
    where a.task_id = h.task_id and a.role in ('Lead', 'Shared')
      and (a.department_id = h.origin_id
           or exists (select from group_members m where m.group_id = a.department_id and m.member_id = h.origin_id)));
