using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Importing;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Web.Features.Users;

namespace Ordos.GreenPlan.Web.Features.Home;

/// <summary>What waits for the administrator.</summary>
internal sealed class AdministratorHome(GreenPlanContext db, PortalCalendar calendar)
{
    private const int Shown = 5;

    /// <summary>An import that failed longer ago has been seen, or was not wanted.</summary>
    private const int FailedDays = 30;

    /// <summary>Where the page lists the failed imports.</summary>
    public const string FailedPart = "failed";

    public async Task<HomeData> LoadAsync(CancellationToken cancel)
    {
        var figures = await FiguresAsync(cancel);
        var drafts = await DraftsAsync(cancel);
        return new HomeData(
            [
                new(figures.Drafts, "草稿待校核", figures.Drafts == 0 ? "没有草稿" : "校核后发布", Addresses.Import),
                new(drafts.Count(draft => draft.Unmatched > 0), "份草稿有单位未对应", $"共{drafts.Sum(draft => draft.Unmatched)}个单位名称", Addresses.Import),
                new(figures.Failed, "导入失败", $"近{FailedDays}天", $"{Addresses.Home}#{FailedPart}"),
                new(figures.Waiting, "账号待首次登录", "初始密码尚未更换", $"{new UsersAddress { State = UsersAddress.Waiting }}", Waits: false),
                new(figures.Disabled, "账号已停用", "停用后不能登录", $"{new UsersAddress { State = UsersAddress.Disabled }}", Waits: false),
            ],
            drafts.FirstOrDefault() is { } first ? new($"开始校核（{figures.Drafts}）", figures.Drafts == 1 ? Addresses.Review(first.Id) : Addresses.Import)
                : new("导入通知", Addresses.Import),
            [
                .. drafts.Where(draft => draft.Unmatched > 0).Take(Shown).Select(draft => new HomeItem(
                    "单位", null, draft.Title, $"{draft.Unmatched}个单位名称没有对应到部门", draft.Number, HomeWords.Waited(calendar, draft.ImportedAt), "对应", Addresses.Units(draft.Id))),
                .. drafts.Take(Shown).Select(draft => new HomeItem(
                    "草稿", null, draft.Title, draft.Pending == 0 ? "已逐条校核，可以发布" : $"{draft.Pending}条待核", draft.Number, HomeWords.Waited(calendar, draft.ImportedAt),
                    draft.Pending == 0 ? "发布" : "校核", draft.Pending == 0 ? Addresses.Publishing(draft.Id) : Addresses.Review(draft.Id))),
                .. await FailedAsync(cancel),
            ],
            Own: null);
    }

    private DateTime FailedSince => calendar.Now.AddDays(-FailedDays);

    private Task<Figures> FiguresAsync(CancellationToken cancel) => db.Database.SqlQuery<int>($"select 1 as \"Value\"").Select(_ => new Figures(
        db.Documents.Count(document => document.Stage == DocumentStage.Draft),
        db.ImportJobs.Count(job => job.State == ImportState.Failed && job.CreatedAt >= FailedSince),
        db.Users.Count(account => account.DisabledAt == null && account.MustChangePassword),
        db.Users.Count(account => account.DisabledAt != null))).SingleAsync(cancel);

    private Task<List<DraftWork>> DraftsAsync(CancellationToken cancel) => db.Documents
        .Where(document => document.Stage == DocumentStage.Draft)
        .OrderByDescending(document => document.Source!.ImportedAt).ThenBy(document => document.Id)
        .Select(document => new DraftWork(
            document.Id, document.Title, document.Number,
            document.Tasks.Count(task => task.Review == ReviewMark.Pending) + document.Targets.Count(target => target.Review == ReviewMark.Pending)
                + document.Headings.Count(heading => heading.Review == ReviewMark.Pending)
                + document.Tasks.Where(task => task.Review != ReviewMark.Rejected).SelectMany(task => task.Assignments).Count(unit => unit.Review == ReviewMark.Pending),
            document.Tasks.Where(task => task.Review != ReviewMark.Rejected).SelectMany(task => task.Assignments)
                .Where(unit => unit.DepartmentId == null && unit.Review != ReviewMark.Rejected).Select(unit => unit.NameAsPrinted).Distinct().Count(),
            document.Source!.ImportedAt))
        .ToListAsync(cancel);

    private async Task<IEnumerable<HomeItem>> FailedAsync(CancellationToken cancel) => (await db.ImportJobs
        .Where(job => job.State == ImportState.Failed && job.CreatedAt >= FailedSince)
        .OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Id)
        .Select(job => new { job.Name, job.Message, job.AccountName, job.CreatedAt }).ToListAsync(cancel))
        .Select(job => new HomeItem("失败", null, job.Name, job.Message ?? "没有读成。", job.AccountName, HomeWords.Waited(calendar, job.CreatedAt), "重新导入", Addresses.Import));

    private sealed record Figures(int Drafts, int Failed, int Waiting, int Disabled);

    private sealed record DraftWork(int Id, string Title, string? Number, int Pending, int Unmatched, DateTime ImportedAt);
}
