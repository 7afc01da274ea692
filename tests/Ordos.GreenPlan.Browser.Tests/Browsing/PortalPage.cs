using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Browser.Tests.Running;
using Ordos.GreenPlan.Data.Bulletins;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Bulletins;
using Ordos.GreenPlan.Domain.Supervision;
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
        "sign-in", "password", "home-staff", "home-head", "home-coordinator", "home-leader", "home-administrator",
        "overview", "overview-one-plan", "overview-past", "overview-before", "overview-unreported", "overview-unreported-unit", "overview-screen", "ledger", "ledger-one-plan", "ledger-empty", "task-staff", "task-returned",
        "departments", "departments-empty", "department", "department-group", "department-former", "department-missing", "department-new",
        "department-edit", "reorganise", "reorganise-split", "users", "user", "user-new", "audit", "audit-empty",
        "task-coordinator", "task-missing", "reports", "reports-none", "signing", "assignments", "periods", "period-new", "review-queue", "requests", "messages", "messages-empty",
        "documents", "documents-empty", "document", "document-archived", "not-found", "forbidden",
        "import", "review", "review-units", "review-publish", "review-annex", "review-basis",
        "targets", "targets-empty", "indicators", "indicator", "readings", "readings-none", "rulings", "rulings-reader",
        "districts", "alignment",
        "search", "search-reports", "search-empty", "search-none",
        "supervision", "supervision-empty", "supervision-proposals", "supervision-start", "supervision-item", "supervision-item-department", "supervision-own",
        "supervision-department", "supervision-templates", "supervision-templates-reader", "bulletins", "bulletins-department", "bulletin",
    ];

    public static async Task<PortalPage> NamedAsync(Portal portal, string name)
    {
        var accounts = portal.Accounts;
        var (leader, coordinator, administrator) = (accounts.Leader, accounts.Coordinator, accounts.Administrator);

        return name switch
        {
            "sign-in" => new(name, "/account/sign-in", null),
            "password" => new(name, "/account/password", leader),
            "home-staff" => new(name, "/", accounts.Staff(accounts.Departments[0])),
            "home-head" => new(name, "/", accounts.Head(accounts.Departments[0])),
            "home-coordinator" => new(name, "/", coordinator),
            "home-leader" => new(name, "/", leader),
            "home-administrator" => new(name, "/", administrator),
            "overview" => new(name, "/overview", leader),
            "overview-past" => new(name, $"/overview?asof={await ClosedAsync(portal):yyyy-MM-dd}", leader),
            "overview-before" => new(name, "/overview?asof=2001-01-01", leader),
            "overview-unreported" => new(name, "/overview/unreported", coordinator),
            "overview-unreported-unit" => new(name, $"/overview/unreported?department={await DepartmentAsync(portal, "市生态环境局")}", coordinator),
            "overview-screen" => new(name, "/overview/screen", leader),
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
            "search" => new(name, "/search?q=新能源", leader),
            "search-reports" => new(name, "/search?q=推进&in=reports", leader),
            "search-empty" => new(name, "/search", leader),
            "search-none" => new(name, "/search?q=没有哪里写着这些字", leader),
            "documents-empty" => new(name, "/documents?q=没有哪份文件写着这些字", leader),
            "document" => new(name, $"/documents/{await PlanAsync(portal, "污降碳")}", leader),
            "document-archived" => new(name, $"/documents/{await PlanAsync(portal, "十三五")}", coordinator),
            "targets" => new(name, "/targets", leader),
            "targets-empty" => new(name, "/targets?q=没有哪个目标写着这些字", leader),
            "indicators" => new(name, "/targets/indicators", leader),
            "indicator" => new(name, $"/targets/indicators/{await IndicatorAsync(portal, "煤炭消费")}", coordinator),
            "readings" => new(name, "/targets/readings", coordinator),
            "readings-none" => new(name, "/targets/readings", leader),
            "rulings" => new(name, "/targets/rulings", coordinator),
            "rulings-reader" => new(name, "/targets/rulings?view=all", leader),
            "districts" => new(name, "/targets/districts", leader),
            "alignment" => new(name, $"/documents/{await PlanAsync(portal, "重点任务分工")}/alignment?parent={await PlanAsync(portal, "具体措施")}", coordinator),
            "supervision" => new(name, "/supervision", coordinator),
            "supervision-empty" => new(name, "/supervision?level=reminder&state=settled", leader),
            "supervision-proposals" => new(name, "/supervision/proposals", coordinator),
            "supervision-start" => new(name, $"/tasks/{(await SupervisedAsync(portal, SupervisionState.Awaiting)).TaskId}/supervise", coordinator),
            "supervision-item" => new(name, $"/supervision/items/{(await SupervisedAsync(portal, SupervisionState.Replied)).Id}", coordinator),
            "supervision-item-department" => await OwnItemAsync(portal, name),
            "supervision-own" => new(name, "/supervision/own", accounts.Staff(accounts.Departments[0])),
            "supervision-department" => new(name, $"/supervision/departments/{(await SupervisedAsync(portal, SupervisionState.Awaiting)).DepartmentId}", leader),
            "supervision-templates" => new(name, "/supervision/templates", administrator),
            "supervision-templates-reader" => new(name, "/supervision/templates", leader),
            "bulletins" => new(name, "/bulletins", coordinator),
            "bulletins-department" => new(name, "/bulletins", accounts.Staff(accounts.Departments[0])),
            "bulletin" => new(name, $"/bulletins/{await BulletinAsync(portal)}", coordinator),
            "not-found" => new(name, "/nothing-here", leader, 404),
            "forbidden" => new(name, "/status/403", leader, 403),
            "departments" => new(name, "/departments", administrator),
            "departments-empty" => new(name, "/departments?q=没有哪个单位叫这个名字", leader),
            "department" => new(name, $"/departments/{await DepartmentAsync(portal, "市生态环境局")}", administrator),
            "department-group" => new(name, $"/departments/{await DepartmentAsync(portal, "各旗区人民政府")}", administrator),
            "department-former" => new(name, $"/departments/{await DepartmentAsync(portal, "市经济和信息化委员会")}", administrator),
            "department-missing" => new(name, "/departments/999999999", leader, 404),
            "department-new" => new(name, "/departments/new", administrator),
            "department-edit" => new(name, $"/departments/{await DepartmentAsync(portal, "市能源局")}/edit", administrator),
            "reorganise" => new(name, $"/departments/reorganise?from={await DepartmentAsync(portal, "市能源局")}&to={await DepartmentAsync(portal, "市生态环境局")}&on=2026-01-01", administrator),
            "reorganise-split" => new(name, $"/departments/reorganise?kind=split&from={await DepartmentAsync(portal, "市能源局")}", administrator),
            "users" => new(name, "/users", administrator),
            "user" => new(name, $"/users/{await AccountAsync(portal, coordinator)}", administrator),
            "user-new" => new(name, "/users/new", administrator),
            "audit" => new(name, "/audit", coordinator),
            "audit-empty" => new(name, "/audit?q=没有哪次变更写着这些字", coordinator),
            "import" => await OfDraftAsync(portal, name, ""),
            "review" => await OfDraftAsync(portal, name, "/review"),
            "review-units" => await OfDraftAsync(portal, name, "/units"),
            "review-publish" => await OfDraftAsync(portal, name, "/publish"),
            "review-annex" => new(name, $"/documents/{await Drafts.WithAnnexAsync(portal)}/annex", portal.Accounts.Administrator),
            "review-basis" => await OfDraftAsync(portal, name, "/basis"),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No page has this name."),
        };
    }

    /// <summary>The day on which the last period closed.</summary>
    public static async Task<DateOnly> ClosedAsync(Portal portal)
    {
        await using var db = await portal.DataAsync();
        var today = portal.Get<Data.PortalCalendar>().Today;
        return await db.Periods.Where(period => period.ClosesOn < today).MaxAsync(period => period.ClosesOn);
    }

    /// <summary>The plan whose title holds certain words.</summary>
    public static async Task<int> PlanAsync(Portal portal, string words)
    {
        await using var db = await portal.DataAsync();
        return await db.Documents.Where(document => document.Title.Contains(words)).Select(document => document.Id).SingleAsync();
    }

    public static async Task<int> DepartmentAsync(Portal portal, string departmentName)
    {
        await using var db = await portal.DataAsync();
        return await db.Departments.Where(department => department.Name == departmentName).Select(department => department.Id).SingleAsync();
    }

    public static async Task<int> AccountAsync(Portal portal, PortalAccount account)
    {
        await using var db = await portal.DataAsync();
        return await db.Users.Where(known => known.UserName == account.UserName).Select(known => known.Id).SingleAsync();
    }

    /// <param name="page">The draft's page; empty for the page of all drafts.</param>
    private static async Task<PortalPage> OfDraftAsync(Portal portal, string name, string page)
    {
        var draft = await Drafts.GrasslandAsync(portal, 90);
        return new(name, page.Length == 0 ? "/import" : $"/documents/{draft}{page}", portal.Accounts.Administrator);
    }

    /// <summary>The indicator with certain words in its name that has most targets.</summary>
    public static async Task<int> IndicatorAsync(Portal portal, string words)
    {
        await using var db = await portal.DataAsync();
        return await db.Indicators.Where(indicator => indicator.Name.Contains(words) && indicator.Change == Domain.Targets.TargetChange.None)
            .OrderByDescending(indicator => db.Targets.Count(target => target.IndicatorId == indicator.Id)).Select(indicator => indicator.Id).FirstAsync();
    }

    /// <summary>A circular about the latest quarter; made by the test, since the sample data hold none.</summary>
    public static async Task<int> BulletinAsync(Portal portal)
    {
        await using var db = await portal.DataAsync();
        var coordinator = await AccountAsync(portal, portal.Accounts.Coordinator);
        var period = await db.Periods.OrderByDescending(one => one.EndsOn).Select(one => one.Id).FirstAsync();
        return await portal.Get<BulletinDesk>().MakeAsync(
            new Actor(coordinator, "调度员", AccountRole.Coordinator, null, IsDemo: true), BulletinKind.Dispatch, period, null, CancellationToken.None);
    }

    /// <summary>A sample item of a state.</summary>
    public static async Task<SupervisionItem> SupervisedAsync(Portal portal, SupervisionState state)
    {
        await using var db = await portal.DataAsync();
        return await db.SupervisionItems.Where(item => item.State == state).OrderBy(item => item.Id).FirstAsync();
    }

    private static async Task<PortalPage> OwnItemAsync(Portal portal, string name)
    {
        var item = await SupervisedAsync(portal, SupervisionState.Awaiting);
        await using var db = await portal.DataAsync();
        var key = await db.Departments.Where(department => department.Id == item.DepartmentId).Select(department => department.Key).SingleAsync();
        return new(name, $"/supervision/items/{item.Id}", portal.Accounts.Staff(key));
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
