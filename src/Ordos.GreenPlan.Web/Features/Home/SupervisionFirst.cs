using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Domain.Supervision;
using Ordos.GreenPlan.Web.Features.Supervision;

namespace Ordos.GreenPlan.Web.Features.Home;

/// <summary>What of supervision stands first on 工作台: the rows at the head of the lists that its numbers lead to.</summary>
internal sealed class SupervisionFirst(GreenPlanContext db, PortalCalendar calendar, int shown)
{
    /// <summary>Replies that wait for the check, and requests for more time.</summary>
    public async Task<IEnumerable<HomeItem>> ToCheckAsync(CancellationToken cancel) =>
        (await RowsAsync(Of(new SupervisionAddress { State = SupervisionAddress.ToCheck }), cancel)).Select(row => new HomeItem(
            "核查", null, row.Task, row.ExtensionTo is { } to ? $"申请延期至{to:M月d日}答复" : $"答复：{row.Reply}", row.Department,
            HomeWords.Waited(calendar, row.LastAt), "核查", Addresses.SupervisionItem(row.Id)));

    /// <summary>What should have been answered and has not been.</summary>
    public async Task<IEnumerable<HomeItem>> LateAsync(CancellationToken cancel) =>
        (await RowsAsync(Of(new SupervisionAddress { Late = true }), cancel)).Select(row => new HomeItem(
            "催答", null, row.Task, $"{row.Level.Words()}未答复，{row.Reason}", row.Department, HomeWords.Left(calendar, row.ReplyBy!.Value), "查看",
            Addresses.SupervisionItem(row.Id)));

    /// <summary>What a department has to answer, or its head to sign.</summary>
    public async Task<IEnumerable<HomeItem>> OwnAsync(IQueryable<SupervisionItem> waiting, string action, CancellationToken cancel) =>
        (await RowsAsync(waiting, cancel)).Select(row => new HomeItem(
            "督办", null, row.Task, $"{row.Level.Words()}：{row.Reason}", null, row.ReplyBy is { } day ? HomeWords.Left(calendar, day) : "", action,
            Addresses.SupervisionItem(row.Id)));

    private Task<List<SupervisionRow>> RowsAsync(IQueryable<SupervisionItem> items, CancellationToken cancel) =>
        SupervisionList.RowsOf(db, items, calendar.Today).Take(shown).ToListAsync(cancel);

    private IQueryable<SupervisionItem> Of(SupervisionAddress address) => SupervisionList.Of(db, calendar.Today, address);
}
