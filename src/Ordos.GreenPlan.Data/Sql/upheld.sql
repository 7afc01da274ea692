-- Disputes that were upheld before duties followed them: nobody was named, so each duty lies with nobody.
update handovers h set in_force = false
from duty_receipts r where r.state = 'Upheld' and h.in_force and h.task_id = r.task_id and h.to_id = r.department_id;

insert into handovers (id, receipt_id, task_id, origin_id, from_id, to_id, since, in_force)
select nextval('ids'), d.receipt_id, d.task_id, d.origin_id, d.department_id, null, d.answered_at, true
from (
    select distinct r.id as receipt_id, r.task_id, r.department_id, r.answered_at, coalesce(h.origin_id, r.department_id) as origin_id
    from duty_receipts r
    left join handovers h on h.task_id = r.task_id and h.to_id = r.department_id
    where r.state = 'Upheld') d
where not exists (select from handovers h where h.in_force and h.task_id = d.task_id and h.origin_id = d.origin_id);

select recount_departments(array(select distinct t.document_id from duty_receipts r join tasks t on t.id = r.task_id where r.state = 'Upheld'));
