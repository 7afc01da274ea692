using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Data.Demo;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Generating;

/// <summary>Makes up any number of plans, tasks and reports for measuring (生成数据). They are sample data and go away with it.</summary>
public sealed class TaskGenerator(IDbContextFactory<GreenPlanContext> contexts, StandingKeeper standings, StandingHistory history, PortalCalendar calendar)
{
    public const int MaxTasks = 5_000_000;

    /// <summary>One for each quarter of two years.</summary>
    public const int MaxReportsPerTask = 8;

    /// <summary>What the titles of generated plans and quarters begin with.</summary>
    public const string Mark = "生成数据";

    private const int TasksPerPlan = 2500;

    /// <summary>Adds tasks and reports in one transaction: all of them, or none when it is interrupted.</summary>
    /// <returns>How many plans they belong to.</returns>
    /// <exception cref="DomainRuleException"><c>no-departments</c> while none is registered.</exception>
    public Task<int> GenerateAsync(int tasks, int reports, CancellationToken cancel) => GenerateAsync(tasks, reports, 0, cancel);

    /// <param name="targets">So many of the tasks end in a target of the register; at most as many as there are tasks.</param>
    public async Task<int> GenerateAsync(int tasks, int reports, int targets, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        db.Actor = Actor.DemoPortal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await DemoData.LockAsync(db, cancel);

        // The word index takes its new entries in one go at the end, which halves what they cost.
        await db.Database.ExecuteSqlRawAsync("set local gin_pending_list_limit = '1GB'; set local maintenance_work_mem = '256MB'", cancel);

        var departments = await DepartmentsAsync(db, cancel);
        var periods = await AddPeriodsAsync(db, cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var plans = (tasks + TasksPerPlan - 1) / TasksPerPlan;
        var ids = new List<int>(tasks);
        var register = await GeneratedRegister.OpenAsync(db, calendar, cancel);

        for (var plan = 0; plan < plans; plan++)
        {
            var share = Share(tasks, plan, plans);
            var made = await AddPlanAsync(db, share, Share(reports, plan, plans), Share(targets, plan, plans), departments, periods, cancel);
            await register.NameAsync(made, cancel);
            await new GeneratedRows(connection).WriteAsync(made, register, cancel);
            ids.AddRange(made.Tasks.Select(task => task.Id));
        }

        await db.Database.ExecuteSqlRawAsync("select gin_clean_pending_list('ix_tasks_words'), gin_clean_pending_list('ix_targets_words')", cancel);

        // The planner must know the size of what was just copied.
        await db.Database.ExecuteSqlRawAsync("analyze documents, tasks, assignments, reports, period_documents, targets, indicators", cancel);
        await register.ReportAsync(cancel);
        await standings.RefreshAsync(db, ids, cancel);
        await history.RebuildAsync(db, ids, cancel);
        await db.Database.ExecuteSqlRawAsync("select fold_counts()", cancel);
        await transaction.CommitAsync(cancel);

        // As the database does by itself after a while: what the batches left behind would slow every page down until then.
        await db.Database.ExecuteSqlRawAsync(
            "vacuum analyze standings, duty_standings, plan_counts, department_counts, standing_spans, targets", cancel);
        await history.FollowAsync(cancel);
        return plans;
    }

    private static int Share(int amount, int plan, int plans) =>
        (int)((amount * (plan + 1L) / plans) - (amount * (long)plan / plans));

    private static async Task<List<GeneratedUnit>> DepartmentsAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var departments = await db.Departments
            .Where(department => department.Kind != DepartmentKind.Group && department.ValidTo == null)
            .OrderBy(department => department.Id)
            .Select(department => new GeneratedUnit(department.Id, department.Name))
            .ToListAsync(cancel);
        return departments.Count > 0
            ? departments
            : throw new DomainRuleException("no-departments", "尚未登记部门，无法生成任务。请先运行 seed 或登记部门。");
    }

    private async Task<List<ReportingPeriod>> AddPeriodsAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var periods = Quarter.UpTo(calendar.Today, MaxReportsPerTask).Select(quarter => new ReportingPeriod
        {
            Name = Mark + quarter.Name,
            StartsOn = quarter.StartsOn,
            EndsOn = quarter.EndsOn,
            OpensOn = quarter.StartsOn,
            ClosesOn = quarter.EndsOn,
            IsDemo = true,
        }).ToList();
        db.Periods.AddRange(periods);
        await db.SaveChangesAsync(cancel);
        return periods;
    }

    /// <summary>The document with its text goes the way of every document; its tasks, being many, are left to the caller to copy.</summary>
    private async Task<GeneratedPlan> AddPlanAsync(
        GreenPlanContext db, int tasks, int reports, int targets, List<GeneratedUnit> departments, List<ReportingPeriod> periods, CancellationToken cancel)
    {
        var ids = await IdBlocks.TakeAsync(db, tasks, cancel);
        var random = new Random(ids.Next());
        var issuedOn = calendar.Today.AddDays(-random.Next(200, 1100));
        var plan = new PlanWriter(random, departments, periods, calendar, issuedOn).Write(ids, tasks, reports, targets);
        var document = plan.ToDocument($"{Mark}：绿色低碳高质量发展实施方案（第{random.Next(100_000, 1_000_000)}号）", issuedOn, calendar.Now);

        db.Documents.Add(document);
        periods.ForEach(period => period.Cover(document.Id));
        document.Publish(calendar.Now);
        await db.SaveChangesAsync(cancel);
        db.Entry(document.Source!).State = EntityState.Detached;

        await plan.NumberAsync(db, document.Id, cancel);
        return plan;
    }
}

/// <summary>A registered department as generated tasks name it.</summary>
internal sealed record GeneratedUnit(int Id, string Name);
