-- Who has the duty for a task now, where disputes may have moved it too: a handover without a receiver leaves it with nobody. Replaces the views of handovers.sql.
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
where h.in_force and h.to_id is not null
union all
select a.task_id, h.to_id, a.role, h.origin_id
from handovers h
join assignments a on a.task_id = h.task_id
join group_members m on m.group_id = a.department_id and m.member_id = h.origin_id
where h.in_force and h.to_id is not null and ((m.valid_from is null and m.valid_to is null) or is_meant(a.task_id, m.valid_from, m.valid_to));

-- Whose reports speak for a task: as before, but never those of a department whose dispute was upheld. It never had the duty; what it wrote stays in the history.
create or replace view answerers as
select a.task_id, a.department_id, null::timestamptz as since
from assignments a
where a.department_id is not null and a.role in ('Lead', 'Shared')
  and not exists (select from duty_receipts r where r.task_id = a.task_id and r.department_id = a.department_id and r.state = 'Upheld')
union all
select a.task_id, m.member_id, null
from assignments a join group_members m on m.group_id = a.department_id
where a.role in ('Lead', 'Shared') and ((m.valid_from is null and m.valid_to is null) or is_meant(a.task_id, m.valid_from, m.valid_to))
  and not exists (select from duty_receipts r where r.task_id = a.task_id and r.department_id = m.member_id and r.state = 'Upheld')
union all
select h.task_id, h.to_id, h.since
from handovers h
where h.to_id is not null
  and not exists (select from duty_receipts r where r.task_id = h.task_id and r.department_id = h.to_id and r.state = 'Upheld')
  and exists (
    select from assignments a
    where a.task_id = h.task_id and a.role in ('Lead', 'Shared')
      and (a.department_id = h.origin_id
           or exists (select from group_members m where m.group_id = a.department_id and m.member_id = h.origin_id)));
