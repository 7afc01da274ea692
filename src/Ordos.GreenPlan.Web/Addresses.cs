using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Features.Progress;
using Ordos.GreenPlan.Web.Features.Supervision;
using Ordos.GreenPlan.Web.Features.Targets;
using Ordos.GreenPlan.Web.Features.Tasks;

namespace Ordos.GreenPlan.Web;

/// <summary>Every address of the portal. Pages, links and redirects take them from here, so that a filtered view has one spelling.</summary>
public static class Addresses
{
    public const string Home = "/";
    public const string Overview = "/overview";
    public const string OverviewScreen = "/overview/screen";
    public const string Tasks = "/tasks";
    public const string TasksExport = "/tasks.xlsx";
    public const string Documents = "/documents";
    public const string Search = "/search";
    public const string Departments = "/departments";
    public const string DepartmentsExport = "/departments.xlsx";
    public const string NewDepartment = "/departments/new";
    public const string Reorganise = "/departments/reorganise";
    public const string Users = "/users";
    public const string UsersExport = "/users.xlsx";
    public const string NewUser = "/users/new";
    public const string Audit = "/audit";
    public const string AuditExport = "/audit.xlsx";
    public const string Reports = "/reports";
    public const string ReportsExport = "/reports.xlsx";
    public const string Signing = "/signing";
    public const string Assignments = "/assignments";
    public const string Periods = "/periods";
    public const string NewPeriod = "/periods/new";
    public const string ReviewQueue = "/review-queue";
    public const string Requests = "/requests";
    public const string Evidence = "/evidence";
    public const string Import = "/import";
    public const string ImportUpload = "/import/upload";
    public const string Targets = "/targets";
    public const string TargetsExport = "/targets.xlsx";
    public const string Indicators = "/targets/indicators";
    public const string Readings = "/targets/readings";
    public const string ReadingsExport = "/targets/readings.xlsx";
    public const string Rulings = "/targets/rulings";
    public const string Districts = "/targets/districts";
    public const string Supervision = "/supervision";
    public const string SupervisionExport = "/supervision.xlsx";
    public const string SupervisionProposals = "/supervision/proposals";
    public const string SupervisionTemplates = "/supervision/templates";
    public const string OwnSupervision = "/supervision/own";
    public const string Bulletins = "/bulletins";
    public const string LedgerForm = "/bulletins/ledger.xlsx";
    public const string Messages = "/messages";
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string Password = "/account/password";
    public const string Denied = "/status/403";
    public const string Health = "/health";
    public const string Error = "/error";

    public static string Task(int id) => string.Create(CultureInfo.InvariantCulture, $"{Tasks}/{id}");

    /// <summary>Opens a message and goes on to its row.</summary>
    public static string Message(long id) => string.Create(CultureInfo.InvariantCulture, $"{Messages}/{id}");

    /// <summary>A file of evidence, to be saved.</summary>
    public static string EvidenceFile(int id) => string.Create(CultureInfo.InvariantCulture, $"{Evidence}/{id}");

    /// <summary>The row that a message is about.</summary>
    public static string RowOf(Message message) => message switch
    {
        { Kind: MessageKind.PeriodOpened or MessageKind.ClosingSoon } => Reports,
        { Kind: MessageKind.Returned or MessageKind.Drawn, TaskId: { } task, PeriodId: { } period } => With(Reports, ("row", RowCode.Of(new RowKey(task, period)))),
        { Kind: MessageKind.Assigned or MessageKind.Named } => Assignments,
        { Kind: MessageKind.DisputeAnswered } => With(Assignments, ("row", message.SubjectId.ToString(CultureInfo.InvariantCulture))),
        { Kind: MessageKind.Disputed or MessageKind.ExtensionAsked } => With(Requests, ("row", message.SubjectId.ToString(CultureInfo.InvariantCulture))),
        { Kind: MessageKind.Supervised } => With(OwnSupervision, ("row", message.SubjectId.ToString(CultureInfo.InvariantCulture))),
        { Kind: MessageKind.SupervisionReplied or MessageKind.SupervisionAnswered } => SupervisionItem(message.SubjectId),
        { TaskId: { } task } => Task(task),
        _ => Messages,
    };

    /// <summary>Who has not reported in the present round.</summary>
    /// <param name="departmentId">A department alone, with its tasks.</param>
    public static string Unreported(int? departmentId = null, int page = 1) => With(
        $"{Overview}/unreported",
        ("department", departmentId?.ToString(CultureInfo.InvariantCulture)),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>The view of the ledger as a spreadsheet.</summary>
    public static string Export(LedgerAddress view) => TasksExport + (view with { Page = 1 }).ToString()[Tasks.Length..];

    public static string Document(int id) => string.Create(CultureInfo.InvariantCulture, $"{Documents}/{id}");

    public static string Department(int id) => string.Create(CultureInfo.InvariantCulture, $"{Departments}/{id}");

    public static string EditDepartment(int id) => Department(id) + "/edit";

    public static string User(int id) => string.Create(CultureInfo.InvariantCulture, $"{Users}/{id}");
    /// <summary>A page of the drafts that wait for review.</summary>
    public static string ImportAt(int page) => page > 1 ? string.Create(CultureInfo.InvariantCulture, $"{Import}?page={page}") : Import;

    /// <summary>A draft beside its source.</summary>
    public static string Review(int id) => $"{Document(id)}/review";

    /// <summary>Names of units in a draft that no department bears.</summary>
    public static string Units(int id) => $"{Document(id)}/units";

    /// <summary>Rows of an annexed table beside the tasks of a draft.</summary>
    public static string Annex(int id) => $"{Document(id)}/annex";

    /// <summary>What a document cites, and what cites it.</summary>
    public static string Basis(int id) => $"{Document(id)}/basis";

    /// <summary>What publishing a draft would give each department.</summary>
    public static string Publishing(int id) => $"{Document(id)}/publish";

    /// <summary>A document with one of its tasks in view.</summary>
    public static string DocumentAt(int id, int taskId) => string.Create(CultureInfo.InvariantCulture, $"{Document(id)}?task={taskId}#t{taskId}");

    /// <summary>A document with a line of its text in view.</summary>
    public static string DocumentLine(int id, int line) => string.Create(CultureInfo.InvariantCulture, $"{Document(id)}#l{line}");

    /// <summary>A document with a target's sentence in view.</summary>
    public static string TargetIn(int documentId, int targetId) => string.Create(CultureInfo.InvariantCulture, $"{Document(documentId)}#g{targetId}");

    public static string Indicator(int id) => string.Create(CultureInfo.InvariantCulture, $"{Indicators}/{id}");

    public static string Alignment(int documentId) => string.Create(CultureInfo.InvariantCulture, $"{Document(documentId)}/alignment");

    /// <summary>The view of the register as a spreadsheet.</summary>
    public static string Export(TargetsAddress view) => TargetsExport + (view with { Page = 1 }).ToString()[Targets.Length..];

    /// <summary>A supervised duty with its history.</summary>
    public static string SupervisionItem(int id) => string.Create(CultureInfo.InvariantCulture, $"{Supervision}/items/{id}");

    /// <summary>Where a coordinator starts to supervise a task.</summary>
    public static string Supervise(int taskId) => string.Create(CultureInfo.InvariantCulture, $"{Task(taskId)}/supervise");

    /// <summary>All that a department has on the ladder.</summary>
    public static string DepartmentSupervision(int id) => string.Create(CultureInfo.InvariantCulture, $"{Supervision}/departments/{id}");

    public static string Export(SupervisionAddress view) => SupervisionExport + (view with { Page = 1 }).ToString()[Supervision.Length..];

    public static string Bulletin(int id) => string.Create(CultureInfo.InvariantCulture, $"{Bulletins}/{id}");

    /// <summary>The bulletin as a Word document.</summary>
    public static string BulletinFile(int id) => Bulletin(id) + ".docx";

    /// <summary>A page for an answer that is no page: 403, 404, 429.</summary>
    public static string Status(int code) => string.Create(CultureInfo.InvariantCulture, $"/status/{code}");

    public static string SignInTo(string returnAddress) =>
        IsHere(returnAddress) && returnAddress != Home ? With(SignIn, ("ReturnUrl", returnAddress)) : SignIn;

    /// <summary>A day as addresses spell it; null without one.</summary>
    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day that an address spells; null where it spells none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1950 and < 2200 ? day : null;

    /// <summary>An address with those parameters that have a value, in the order given.</summary>
    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return path + query.ToQueryString();
    }

    /// <summary>The address when it lies in this portal, otherwise the home page. A link from outside must not send anyone elsewhere after sign-in.</summary>
    public static string Local(string? address) => IsHere(address) ? address! : Home;

    /// <summary>Where a person goes after signing in: where they wanted to; else staff, who come to report, to their sheet, and everybody else home.</summary>
    public static string Landing(AccountRole? role, string? wanted) =>
        Local(wanted) is var address && address == Home && role == AccountRole.Staff ? Reports : address;

    // Browsers read "//host" and "/\host" as another server, and drop tabs and line ends before they look.
    private static bool IsHere(string? address) =>
        address is ['/', ..]
        && !(address.Length > 1 && address[1] is '/' or '\\')
        && !address.Any(char.IsControl);
}
