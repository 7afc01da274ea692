namespace Ordos.GreenPlan.Data.Tests.Standings;

/// <summary>What triggers keep beside the standings, and the same computed afresh.</summary>
internal static class KeptTables
{
    public const string FreshPlans = """
        select document_id, health, state, due_band, count(*), coalesce(sum(coalesce(percent, 0)) filter (where scheduled is not null), 0),
               count(scheduled), coalesce(sum(scheduled), 0)
        from standings group by 1, 2, 3, 4 order by 1, 2, 3, 4
        """;

    public const string KeptPlans = """
        select document_id, health, state, due_band, sum(tasks), sum(percent), sum(with_schedule), sum(scheduled)
        from plan_counts group by 1, 2, 3, 4
        having sum(tasks) <> 0 or sum(percent) <> 0 or sum(with_schedule) <> 0 or sum(scheduled) <> 0 order by 1, 2, 3, 4
        """;

    public const string FreshDepartments = """
        select d.department_id, s.document_id, s.health, count(distinct s.task_id)
        from standings s join duties d on d.task_id = s.task_id and d.role in ('Lead', 'Shared') group by 1, 2, 3 order by 1, 2, 3
        """;

    public const string KeptDepartments =
        "select department_id, document_id, health, sum(tasks) from department_counts group by 1, 2, 3 having sum(tasks) <> 0 order by 1, 2, 3";

    public const string FreshDuties = """
        select d.task_id, d.department_id, string_agg(distinct d.role, ',' order by d.role), s.document_id, s.severity, s.health, s.state, s.due, s.due_band, s.percent
        from standings s join duties d on d.task_id = s.task_id group by 1, 2, 4, 5, 6, 7, 8, 9, 10 order by 1, 2
        """;

    public const string KeptDuties = """
        select task_id, department_id, (select string_agg(role, ',' order by role)
            from (values (1, 'Lead'), (2, 'Shared'), (4, 'Support'), (8, 'Implement')) named(bit, role) where roles & bit <> 0),
            document_id, severity, health, state, due, due_band, percent
        from duty_standings order by 1, 2
        """;

    public const string FreshDepartmentTotals = """
        select d.department_id, s.health, count(distinct s.task_id)
        from standings s join duties d on d.task_id = s.task_id and d.role in ('Lead', 'Shared') group by 1, 2 order by 1, 2
        """;

    public const string KeptDepartmentTotals =
        "select department_id, health, sum(tasks) from department_totals group by 1, 2 having sum(tasks) <> 0 order by 1, 2";

    public const string FreshOverdue = "select due, count(*) from standings where due_band = 'Overdue' group by 1 order by 1";

    public const string KeptOverdue = "select due, sum(tasks) from overdue_totals group by 1 having sum(tasks) <> 0 order by 1";

    public const string FreshTurns = "select health_since, health, count(*) from standings group by 1, 2 order by 1, 2";

    public const string KeptTurns = "select health_since, health, sum(tasks) from turn_totals group by 1, 2 having sum(tasks) <> 0 order by 1, 2";

    public const string FreshTargets = "select document_id, attainment, count(*) from targets group by 1, 2 order by 1, 2";

    public const string KeptTargets = "select document_id, attainment, sum(targets) from target_counts group by 1, 2 having sum(targets) <> 0 order by 1, 2";

    public const string FreshPeriods = "select period_id, state, is_late, count(*) from reports where period_id is not null group by 1, 2, 3 order by 1, 2, 3";

    public const string KeptPeriods = "select period_id, state, is_late, sum(reports) from period_counts group by 1, 2, 3 having sum(reports) <> 0 order by 1, 2, 3";
}
