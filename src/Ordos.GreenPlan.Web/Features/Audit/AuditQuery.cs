using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Audit;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Web.Features.Audit;

/// <summary>Reads the trail, newest first, with the records' names.</summary>
internal sealed class AuditQuery(GreenPlanContext db, PortalCalendar calendar)
{
    public const int PageSize = 50;

    /// <summary>The trail grows for ever: beyond this it is not counted, and a narrower question is asked for.</summary>
    public const int CountedUpTo = 10_000;

    /// <exception cref="Domain.DomainRuleException"><c>forbidden</c></exception>
    public async Task<AuditList> LoadAsync(Actor actor, AuditAddress address, CancellationToken cancel)
    {
        actor.Require(Operation.ReadAudit);
        await db.Database.OpenConnectionAsync(cancel);
        var entries = Filter(address);
        var counted = await entries.Take(CountedUpTo).CountAsync(cancel);
        var page = Math.Min(address.Page, Math.Max(1, (counted + PageSize - 1) / PageSize));
        var rows = await RowsAsync(entries.OrderByDescending(e => e.Id).Skip((page - 1) * PageSize).Take(PageSize), cancel);
        return new AuditList(address, address with { Page = page }, counted, rows);
    }

    /// <summary>The rows after a certain one, so that a long trail is read in batches.</summary>
    /// <exception cref="Domain.DomainRuleException"><c>forbidden</c></exception>
    public Task<List<AuditRow>> BatchAsync(Actor actor, AuditAddress address, long before, int size, CancellationToken cancel)
    {
        actor.Require(Operation.ReadAudit);
        return RowsAsync(Filter(address).Where(e => e.Id < before).OrderByDescending(e => e.Id).Take(size), cancel);
    }

    private async Task<List<AuditRow>> RowsAsync(IQueryable<AuditEntry> page, CancellationToken cancel)
    {
        var entries = (await page.ToListAsync(cancel)).ConvertAll(AuditChange.Read);
        var names = await AuditNames.LoadAsync(db, entries, cancel);
        return entries.ConvertAll(entry => entry.ToRow(names, calendar));
    }

    private IQueryable<AuditEntry> Filter(AuditAddress address)
    {
        var entries = db.AuditEntries.AsNoTracking();

        if (address.Kind is { } kind)
        {
            entries = entries.Where(e => e.Entity == kind);
        }

        if (address.Record is { } record)
        {
            entries = entries.Where(e => e.EntityId == record);
        }

        if (address.Person is { } person)
        {
            entries = entries.Where(e => e.AccountId == person);
        }

        if (address.By is { } by)
        {
            entries = entries.Where(e => e.AccountName.Contains(by));
        }

        if (address.From is { } from)
        {
            var since = calendar.At(from, TimeOnly.MinValue);
            entries = entries.Where(e => e.At >= since);
        }

        if (address.To is { } to)
        {
            var until = calendar.At(to.AddDays(1), TimeOnly.MinValue);
            entries = entries.Where(e => e.At < until);
        }

        foreach (var word in (address.Words ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries))
        {
            entries = entries.Where(e => GreenPlanContext.JsonText(e.Changes).Contains(word));
        }

        return entries;
    }
}
