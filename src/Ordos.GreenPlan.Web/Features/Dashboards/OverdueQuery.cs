using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;

namespace Ordos.GreenPlan.Web.Features.Dashboards;

/// <summary>Counts overdue tasks by how long they have been so: from kept totals, or within one plan or on a past day from an index alone.</summary>
internal static class OverdueQuery
{
    // No task of an archived plan is overdue, so that totals of all plans are those of the plans in force.
    public static Task<OverdueAges> AgesAsync(GreenPlanContext db, int? plan, DateOnly? asOf, DateOnly today, CancellationToken cancel)
    {
        var day = asOf ?? today;
        var (month, quarter, half) = (day.AddDays(-30), day.AddDays(-90), day.AddDays(-180));

        return (asOf, plan) switch
        {
            (not null, _) => db.Database.SqlQuery<OverdueAges>(
                $"""
                select
                    count(*) filter (where due >= {month})::integer as "To30",
                    count(*) filter (where due < {month} and due >= {quarter})::integer as "To90",
                    count(*) filter (where due < {quarter} and due >= {half})::integer as "To180",
                    count(*) filter (where due < {half})::integer as "Above180",
                    min(due) as "EarliestDue"
                from standing_spans
                where due_band = 'Overdue' and since <= {day} and (until is null or until > {day}) and ({plan}::integer is null or document_id = {plan})
                """).SingleAsync(cancel),
            (null, not null) => db.Database.SqlQuery<OverdueAges>(
                $"""
                with overdue as not materialized (select due from standings where due_band = 'Overdue' and document_id = {plan})
                select
                    (select count(*)::integer from overdue where due >= {month}) as "To30",
                    (select count(*)::integer from overdue where due < {month} and due >= {quarter}) as "To90",
                    (select count(*)::integer from overdue where due < {quarter} and due >= {half}) as "To180",
                    (select count(*)::integer from overdue where due < {half}) as "Above180",
                    (select min(due) from overdue) as "EarliestDue"
                """).SingleAsync(cancel),
            _ => db.Database.SqlQuery<OverdueAges>(
                $"""
                select
                    coalesce(sum(tasks) filter (where due >= {month}), 0)::integer as "To30",
                    coalesce(sum(tasks) filter (where due < {month} and due >= {quarter}), 0)::integer as "To90",
                    coalesce(sum(tasks) filter (where due < {quarter} and due >= {half}), 0)::integer as "To180",
                    coalesce(sum(tasks) filter (where due < {half}), 0)::integer as "Above180",
                    min(due) as "EarliestDue"
                from (select due, sum(tasks) as tasks from overdue_totals group by due having sum(tasks) > 0) overdue
                """).SingleAsync(cancel),
        };
    }
}
