namespace Ordos.GreenPlan.Web.Features.Review;

/// <summary>What the coordinator decides: accept, return, accept the unchanged ones at once, draw a sample.</summary>
public sealed partial class ReviewPage
{
    private Task AcceptAsync()
    {
        var report = _context!.Reviewed.Report;
        return DecideAsync(() => Reports.AcceptAsync(_actor, report.Id, report.Version, Leaving), $"已通过“{_context.Reviewed.Title}”。");
    }

    private Task ReturnAsync(string reason)
    {
        var report = _context!.Reviewed.Report;
        return DecideAsync(
            () => Reports.ReturnAsync(_actor, report.Id, report.Version, reason, Leaving), $"已退回“{_context.Reviewed.Title}”，理由：{reason}");
    }

    /// <summary>Decides on the report in view and goes on to the next.</summary>
    private async Task DecideAsync(Func<Task> decide, string done)
    {
        // At the end of a page the next one moves up into it.
        var decided = _context?.Reviewed.Report.Id;
        var next = Neighbour(1) ?? (_queue!.Total > _queue.Address.Page * ReviewList.PageSize ? null : Neighbour(-1));

        _deciding = true;

        try
        {
            if (await Attempt(decide))
            {
                _notice = done;
                _focus = true;
                (_returning, _calm) = (false, null);
                await LoadAsync(next, isLast: next is null);
                var shown = next ?? (_context?.Reviewed.Report.Id is { } id && id != decided ? id : null);
                Navigation.NavigateTo(shown is null ? (Wanted with { Id = null }).ToString() : AddressOf(shown.Value), replace: true);
            }
        }
        finally
        {
            _deciding = false;
        }
    }

    private async Task AskCalmAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        _calm = await ReviewList.CalmAsync(db, Wanted, Leaving);
    }

    private async Task AcceptCalmAsync()
    {
        var accepted = 0;
        if (await Attempt(async () => accepted = await Desk.AcceptAsync(_actor, _calm!, Leaving)))
        {
            _notice = $"已通过{accepted}项无变化、正常的填报。";
            (_returning, _calm) = (false, null);
            await LoadAsync(null);
            Navigation.NavigateTo((Wanted with { Page = 1, Id = null }).ToString(), replace: true);
        }
    }

    private async Task DrawAsync((int PeriodId, int Size) asked)
    {
        if (await Attempt(() => Desk.DrawAsync(_actor, asked.PeriodId, asked.Size, Random.Shared.Next(), Leaving)))
        {
            _notice = "已随机抽取并留存记录，抽到的单位在本期待报中会看到须附佐证。";
            await LoadAsync(_context?.Reviewed.Report.Id);
        }
    }
}
