using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Browser.Tests.Browsing;

/// <summary>Every page of the portal, as the person sees it who uses it most. A new page is added here, and looked at by every test of all pages.</summary>
/// <param name="Name">Name of its picture.</param>
/// <param name="Account">Null for somebody who has not signed in.</param>
/// <param name="Status">The status that it answers with.</param>
public sealed record PortalPage(string Name, string Address, PortalAccount? Account, int Status = 200)
{
    /// <summary>The names alone, known before any portal runs.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "sign-in", "password", "overview", "overview-one-plan", "ledger", "ledger-one-plan", "ledger-empty", "task-staff", "task-returned",
        "task-coordinator", "task-missing", "reports", "reports-none", "signing", "assignments", "periods", "period-new", "review-queue", "requests", "messages", "messages-empty",
        "documents", "documents-empty", "document", "document-archived", "not-found", "forbidden",
    ];

    public static async Task<PortalPage> NamedAsync(Portal portal, string name)
    {
        var accounts = portal.Accounts;
        var (leader, coordinator) = (accounts.Leader, accounts.Coordinator);

        return name switch
        {
            "sign-in" => new(name, "/account/sign-in", null),
            "password" => new(name, "/account/password", leader),
            "overview" => new(name, "/overview", leader),
            "overview-one-plan" => new(name, $"/overview?plan={await PlanAsync(portal, "污降碳")}", leader),
            "ledger" => new(name, "/tasks", leader),
            "ledger-one-plan" => new(name, $"/tasks?plan={await PlanAsync(portal, "污降碳")}&sort=-progress", coordinator),
            "ledger-empty" => new(name, "/tasks?q=没有哪项任务写着这些字", leader),
            "task-staff" => await OwnTaskAsync(portal, name),
            "task-returned" => await ReportedTaskAsync(portal, name, ReportState.Returned),
            "task-coordinator" => await ReportedTaskAsync(portal, name, ReportState.Signed) with { Account = coordinator },
            "task-missing" => new(name, "/tasks/999999999", leader, 404),
            "reports" => new(name, "/reports", accounts.Staff(accounts.Departments[0])),
            "reports-none" => new(name, "/reports", leader),
            "signing" => new(name, "/signing", accounts.Head(accounts.Departments[0])),
            "assignments" => new(name, "/assignments", accounts.Staff(accounts.Departments[0])),
            "periods" => new(name, "/periods", coordinator),
            "period-new" => new(name, "/periods/new", coordinator),
            "review-queue" => new(name, "/review-queue", coordinator),
            "requests" => new(name, "/requests", coordinator),
            "messages" => new(name, "/messages", accounts.Staff(accounts.Departments[0])),
            "messages-empty" => new(name, "/messages?kind=DisputeAnswered", leader),
            "documents" => new(name, "/documents", leader),
            "documents-empty" => new(name, "/documents?q=没有哪份文件写着这些字", leader),
            "document" => new(name, $"/documents/{await PlanAsync(portal, "污降碳")}", leader),
            "document-archived" => new(name, $"/documents/{await PlanAsync(portal, "十三五")}", coordinator),
            "not-found" => new(name, "/nothing-here", leader, 404),
            "forbidden" => new(name, "/status/403", leader, 403),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No page has this name."),
        };
    }

    /// <summary>The plan whose title holds certain words.</summary>
    public static async Task<int> PlanAsync(Portal portal, string words)
    {
        await using var db = await portal.DataAsync();
        return await db.Documents.Where(document => document.Title.Contains(words)).Select(document => document.Id).SingleAsync();
    }

    private static async Task<PortalPage> OwnTaskAsync(Portal portal, string name)
    {
        var task = await portal.Open.TakeAsync();
        return new(name, task.Address, portal.Accounts.Staff(task.Department));
    }

    private static async Task<PortalPage> ReportedTaskAsync(Portal portal, string name, ReportState state)
    {
        var keys = portal.Accounts.Departments;
        await using var db = await portal.DataAsync();
        var found = await (
            from report in db.Reports
            join department in db.Departments on report.DepartmentId equals department.Id
            where report.State == state && keys.Contains(department.Key)
            orderby report.TaskId, department.Id
            select new { report.TaskId, department.Key }).FirstAsync();
        return new(name, $"/tasks/{found.TaskId}", portal.Accounts.Staff(found.Key));
    }
}
