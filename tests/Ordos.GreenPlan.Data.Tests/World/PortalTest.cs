using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Standings;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Testing;

namespace Ordos.GreenPlan.Data.Tests.World;

/// <summary>A test of the portal on a database of its own, with a clock that stands.</summary>
public abstract class PortalTest(Databases databases) : IAsyncLifetime
{
    private TestDatabase? _database;
    private ServiceProvider? _services;
    private int _keys;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static Actor Coordinator { get; } = new(901, "调度员", AccountRole.Coordinator, null);

    protected static ReportEntry Entry { get; } = new(TaskState.UnderWay, 40, "已建成光伏项目3个，并网120万千瓦。", null, "办理用地手续", NeedsCoordination: false);

    protected FakeClock Clock { get; } = new("2026-04-03 09:00");

    protected string ConnectionString => _database!.ConnectionString;

    protected ReportDesk Reports => Get<ReportDesk>();

    public async ValueTask InitializeAsync()
    {
        _database = await databases.CreateDatabaseAsync(Cancel);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddGreenPlanData(_database.ConnectionString);
        services.AddGreenPlanAccounts();
        services.TryAddScoped<AccountDesk>();
        Register(services);
        _services = services.BuildServiceProvider();
        await ArrangeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _services!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    protected virtual void Register(IServiceCollection services)
    {
    }

    protected virtual Task ArrangeAsync() => Task.CompletedTask;

    protected T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    protected AsyncServiceScope Scope() => _services!.CreateAsyncScope();

    protected static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static DateOnly? DayOrNone(string? day) => day is null ? null : Day(day);

    protected static Actor Staff(int department) => new(900 + department, $"经办人{department}", AccountRole.Staff, department);

    protected static Actor Head(int department) => new(800 + department, $"审核人{department}", AccountRole.DepartmentHead, department);

    /// <summary>A context that saves on behalf of the portal.</summary>
    protected GreenPlanContext Open()
    {
        var db = Get<IDbContextFactory<GreenPlanContext>>().CreateDbContext();
        db.Actor = Actor.Portal;
        return db;
    }

    protected async Task<int> AddDepartmentAsync(string name, params int[] members)
    {
        await using var db = Open();
        var department = new Department
        {
            Key = $"d{Interlocked.Increment(ref _keys)}",
            Name = name,
            FullName = "鄂尔多斯" + name,
            Kind = members.Length > 0 ? DepartmentKind.Group : DepartmentKind.Department,
            Level = "市",
        };
        foreach (var member in await db.Departments.Where(d => members.Contains(d.Id)).ToListAsync(Cancel))
        {
            department.AddMember(member);
        }

        db.Departments.Add(department);
        await db.SaveChangesAsync(Cancel);
        return department.Id;
    }

    /// <summary>Stores a plan with a task for each sketch, and publishes it.</summary>
    protected async Task<Plan> PublishAsync(string issuedOn, params Sketch[] sketches)
    {
        var plan = await DraftAsync(issuedOn, sketches);
        await Get<DocumentDesk>().PublishAsync(Actor.Portal, plan.Id, Cancel);
        return plan;
    }

    protected async Task<Plan> DraftAsync(string issuedOn, params Sketch[] sketches)
    {
        await using var db = Open();
        var document = new PolicyDocument { Title = "减污降碳协同创新试点实施方案", IssuedOn = Day(issuedOn), PlanEndsOn = new DateOnly(2025, 12, 31) };

        foreach (var (index, sketch) in sketches.Index())
        {
            var task = new PolicyTask
            {
                Ordinal = index + 1,
                Path = ["二、主要任务"],
                Title = sketch.Title,
                Text = sketch.Title + "。",
                Start = index * 100,
                End = (index * 100) + 50,
                Ongoing = sketch.Due is null,
            };
            if (sketch.Due is not null)
            {
                task.ProposeDue(Day(sketch.Due), DueOrigin.Printed);
            }

            foreach (var (ordinal, (role, department)) in sketch.Units.Index())
            {
                task.Assign(new Assignment { Ordinal = ordinal, Role = role, NameAsPrinted = "市能源局", Start = 0, End = 4, DepartmentId = department });
            }

            document.Add(task);
        }

        db.Documents.Add(document);
        await db.SaveChangesAsync(Cancel);
        return new Plan(document.Id, [.. document.Tasks.Select(task => task.Id)]);
    }

    /// <summary>Makes a period that covers a plan; its window is given by its first and last day.</summary>
    protected async Task<int> AddPeriodAsync(int documentId, string endsOn, string opensOn, string closesOn)
    {
        await using var db = Open();
        var period = new ReportingPeriod
        {
            Name = $"截至{endsOn}",
            StartsOn = Day(endsOn).AddDays(-89),
            EndsOn = Day(endsOn),
            OpensOn = Day(opensOn),
            ClosesOn = Day(closesOn),
        };
        period.Cover(documentId);
        db.Periods.Add(period);
        await db.SaveChangesAsync(Cancel);
        await Get<StandingKeeper>().RefreshPlanAsync(db, documentId, Cancel);
        return period.Id;
    }

    protected Task<int> SubmitAsync(int department, int task, ReportEntry? entry = null) =>
        Reports.SubmitAsync(Staff(department), task, department, entry ?? Entry, Cancel);

    protected async Task SignAsync(int department, int report) => await Reports.SignAsync(Head(department), report, await VersionAsync(report), Cancel);

    protected async Task AcceptAsync(int report) => await Reports.AcceptAsync(Coordinator, report, await VersionAsync(report), Cancel);

    protected async Task ReturnAsync(int report) => await Reports.ReturnAsync(Coordinator, report, await VersionAsync(report), "请核对数据", Cancel);

    protected async Task<int> SubmitAndSignAsync(int department, int task, ReportEntry? entry = null)
    {
        var report = await SubmitAsync(department, task, entry);
        await SignAsync(department, report);
        return report;
    }

    protected async Task<int> ReportAndAcceptAsync(int department, int task, ReportEntry? entry = null)
    {
        var report = await SubmitAndSignAsync(department, task, entry);
        await AcceptAsync(report);
        return report;
    }

    protected async Task<uint> VersionAsync(int report) => (await ReportAsync(report)).Version;

    protected async Task<ProgressReport> ReportAsync(int report)
    {
        await using var db = Open();
        return await db.Reports.AsNoTracking().SingleAsync(r => r.Id == report, Cancel);
    }

    protected async Task<int> WaitingRulingsAsync()
    {
        await using var db = Open();
        return await RulingDesk.Waiting(db).CountAsync(Cancel);
    }

    protected async Task<PolicyTask> TaskAsync(int task)
    {
        await using var db = Open();
        return await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == task, Cancel);
    }

    protected async Task<TaskStanding> StandingAsync(int task)
    {
        await using var db = Open();
        return await db.Standings.AsNoTracking().SingleAsync(s => s.TaskId == task, Cancel);
    }

    protected async Task<string> WordsAsync(int task) => (await StandingAsync(task)) is var standing ? $"{standing.Health} {standing.Verdict.Words}" : "";

    /// <summary>Rows of a query as text, columns separated by a bar.</summary>
    protected async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var rows = new List<string>();

        while (reader.HasRows && await reader.ReadAsync(Cancel))
        {
            var cells = new object[reader.FieldCount];
            reader.GetValues(cells);
            rows.Add(string.Join('|', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    protected static async Task<string> RefusalAsync(Func<Task> change) =>
        (await Assert.ThrowsAsync<Domain.DomainRuleException>(change)).Code;
}

/// <summary>A task as a test sketches it.</summary>
public sealed record Sketch(string Title, string? Due, params (UnitRole Role, int Department)[] Units);

/// <summary>A stored plan.</summary>
public sealed record Plan(int Id, IReadOnlyList<int> Tasks)
{
    public int Task => Tasks[0];
}
