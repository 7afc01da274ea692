using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Data.Supervision;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Data.Demo;

/// <summary>Sample data (示例数据): accounts, four quarters and reports on the published plans, all of it marked and removable.</summary>
public sealed class DemoData(
    IDbContextFactory<GreenPlanContext> contexts, IServiceScopeFactory scopes, StandingKeeper standings, StandingHistory history, PortalCalendar calendar)
{
    /// <summary>Whether anything in the portal is sample data, so that pages of figures can say so.</summary>
    public async Task<bool> IsPresentAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Periods.AnyAsync(period => period.IsDemo, cancel)
            || await db.Users.AnyAsync(account => account.IsDemo, cancel)
            || await db.Documents.AnyAsync(document => document.IsDemo, cancel)
            || await db.Reports.AnyAsync(report => report.IsDemo, cancel);
    }

    /// <summary>Adds the sample data, once.</summary>
    /// <returns>What was added, with the passwords of the accounts; null where it was there before.</returns>
    /// <exception cref="DomainRuleException">
    /// <c>no-plans</c> without a published plan that somebody is responsible for; <c>real-periods</c> where real reporting has begun,
    /// because sample quarters would then count against real departments.
    /// </exception>
    public async Task<DemoAdded?> AddAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GreenPlanContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(db, cancel);

        if (await db.Users.AnyAsync(account => account.IsDemo, cancel))
        {
            return null;
        }

        if (await db.Periods.AnyAsync(period => !period.IsDemo, cancel))
        {
            throw new DomainRuleException("real-periods", "已有正式调度期，不能再加入示例数据，以免与正式填报混淆。");
        }

        var archived = await ArchiveEndedAsync(db, cancel);
        var periods = await AddPeriodsAsync(db, cancel);
        var plans = periods.SelectMany(period => period.Documents).Select(covered => covered.DocumentId).Distinct().Order().ToList();
        var departments = await DemoAccounts.ChooseDepartmentsAsync(db, plans, cancel);

        if (departments.Count == 0)
        {
            throw new DomainRuleException("no-plans", "没有已发布且落实了责任单位的文件，无法加入示例数据。请先导入并发布文件。");
        }

        var accounts = await new DemoAccounts(new AccountDesk(db, scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), calendar))
            .CreateAsync(departments, cancel);
        var reports = await new DemoReports(db, calendar).AddAsync(departments, periods, cancel);

        foreach (var documentId in plans.Concat(archived))
        {
            await standings.RefreshPlanAsync(db, documentId, cancel);
        }

        // From here on, what departments are asked about is read from the standings.
        await new DemoRequests(db, calendar).AddAsync(departments, cancel);
        await new DemoReadings(db, calendar).AddAsync(cancel);
        await new DemoSupervision(db, calendar).AddAsync(departments, cancel);

        // The sample quarters lie in the past: so must how their tasks stood.
        await history.RebuildAsync(db, await db.Standings.Select(standing => standing.TaskId).ToListAsync(cancel), cancel);
        await transaction.CommitAsync(cancel);
        await history.FollowAsync(cancel);
        return new DemoAdded(accounts, [.. periods.Select(period => period.Name)], reports);
    }

    /// <summary>Takes all sample and generated data out again, and gives the tasks back the state they have without it.</summary>
    /// <remarks>
    /// What a real person wrote stays: a sample quarter that holds real reports stays too, as a real one that covers only the plans
    /// they are about; so does a sample plan that they are about.
    /// </remarks>
    public async Task<DemoRemoved> RemoveAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(db, cancel);

        var removal = new DemoRemoval(db);
        var affected = await removal.FindPlansAsync(cancel);
        var removed = await removal.RemoveAsync(cancel);

        foreach (var documentId in affected)
        {
            await standings.RefreshPlanAsync(db, documentId, cancel);
        }

        await history.RebuildAsync(
            db, await db.Standings.Where(standing => affected.Contains(standing.DocumentId)).Select(standing => standing.TaskId).ToListAsync(cancel), cancel);

        await db.Database.ExecuteSqlRawAsync("select fold_counts()", cancel);
        await transaction.CommitAsync(cancel);
        return removed;
    }

    internal static Task LockAsync(GreenPlanContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtext('demo'))", cancel);

    /// <summary>Archives the plans that are proposed for it, as a coordinator would before the first quarter opens.</summary>
    private async Task<List<int>> ArchiveEndedAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var ended = (await db.Documents
            .Where(document => document.Stage == DocumentStage.Published && document.ArchivedAt == null && !document.IsDemo)
            .ToListAsync(cancel))
            .FindAll(document => PolicyDocument.ProposesArchiving(document.PlanEndsOn, calendar.Today));

        ended.ForEach(document => document.Archive(calendar.Now, calendar.Today));
        db.Actor = Domain.Access.Actor.DemoPortal;
        await db.SaveChangesAsync(cancel);
        return ended.ConvertAll(document => document.Id);
    }

    /// <summary>The four quarters up to today's, each covering the plans that were in force and that somebody is responsible for.</summary>
    private async Task<List<ReportingPeriod>> AddPeriodsAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var plans = await db.Documents
            .Where(document => document.Stage == DocumentStage.Published && document.ArchivedAt == null && !document.IsDemo)
            .Where(document => document.Tasks.Any(task => task.Assignments.Any(assignment => assignment.DepartmentId != null)))
            .OrderBy(document => document.Id)
            .Select(document => new { document.Id, From = document.IssuedOn ?? document.PrintedOn, document.PlanEndsOn })
            .ToListAsync(cancel);
        var periods = new List<ReportingPeriod>();

        foreach (var quarter in Quarter.UpTo(calendar.Today, DemoPlot.Quarters))
        {
            var period = new ReportingPeriod
            {
                Name = quarter.Name,
                StartsOn = quarter.StartsOn,
                EndsOn = quarter.EndsOn,
                OpensOn = quarter.StartsOn,
                ClosesOn = quarter.EndsOn,
                IsDemo = true,
            };
            plans.FindAll(plan => (plan.From is null || plan.From <= quarter.EndsOn)
                    && !PolicyDocument.ProposesArchiving(plan.PlanEndsOn, quarter.StartsOn))
                .ForEach(plan => period.Cover(plan.Id));
            periods.Add(period);
        }

        db.Actor = Domain.Access.Actor.DemoPortal;
        db.Periods.AddRange(periods);
        await db.SaveChangesAsync(cancel);
        return periods;
    }
}

/// <summary>What adding sample data did.</summary>
/// <param name="Accounts">The accounts with their passwords, to be shown once.</param>
/// <param name="Periods">Names of the quarters, oldest first.</param>
/// <param name="Reports">Number of reports.</param>
public sealed record DemoAdded(IReadOnlyList<DemoAccount> Accounts, IReadOnlyList<string> Periods, int Reports);

/// <summary>A sample account with the password to hand over.</summary>
public sealed record DemoAccount(string UserName, string Password, string DisplayName, Domain.Access.AccountRole Role);

/// <summary>What removing sample data did.</summary>
/// <param name="KeptPeriods">Names of quarters that stay because real reports answer them.</param>
/// <param name="KeptDocuments">Titles of generated plans that stay because real reports are about them.</param>
public sealed record DemoRemoved(
    int Accounts, int Periods, int Reports, int Documents, IReadOnlyList<string> KeptPeriods, IReadOnlyList<string> KeptDocuments)
{
    public bool Nothing => Accounts + Periods + Reports + Documents == 0;
}
