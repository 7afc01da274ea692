using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Register;

/// <summary>Takes the reported values of indicators: each once, by the department named for it, corrections with a reason.</summary>
public sealed class ReadingDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar)
{
    private const decimal Largest = 1_000_000_000_000_000;
    private const int LongestNote = 500;

    /// <returns>The reading's id.</returns>
    /// <exception cref="DomainRuleException">
    /// <c>forbidden</c>; <c>indicator-gone</c>; <c>no-such-period</c>; <c>period-ahead</c>; <c>unit-other</c>; <c>value-large</c>; <c>note-long</c>;
    /// <c>note-missing</c> when an implausible value comes without explanation; <c>already-reported</c>.
    /// </exception>
    public async Task<int> ReportAsync(Actor actor, int indicatorId, ReadingEntry entry, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var reading = Add(db, actor, await IndicatorAsync(db, actor, indicatorId, cancel), entry);
        await SaveAsync(db, [reading], cancel);
        await AttainmentKeeper.RefreshAsync(db, [indicatorId], cancel);
        await transaction.CommitAsync(cancel);
        return reading.Id;
    }

    /// <summary>Takes many readings at once: all of them, or none.</summary>
    /// <exception cref="DomainRuleException">As <see cref="ReportAsync"/>.</exception>
    public async Task ReportAllAsync(Actor actor, IReadOnlyList<(int IndicatorId, ReadingEntry Entry)> entries, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ids = entries.Select(entry => entry.IndicatorId).Distinct().ToList();
        var indicators = await db.Indicators.Where(indicator => ids.Contains(indicator.Id)).ToDictionaryAsync(indicator => indicator.Id, cancel);
        var readings = new List<Reading>();

        foreach (var (id, entry) in entries)
        {
            if (!indicators.TryGetValue(id, out var indicator))
            {
                throw Gone();
            }

            RequireReporter(actor, indicator);
            readings.Add(Add(db, actor, indicator, entry));
        }

        await SaveAsync(db, readings, cancel);
        await AttainmentKeeper.RefreshAsync(db, ids, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Replaces a reported value; the old one and the reason are kept.</summary>
    public async Task CorrectAsync(Actor actor, int readingId, uint version, decimal value, string? unit, string? note, string? reason, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var reading = await db.Readings.Include(r => r.Revisions).SingleOrDefaultAsync(r => r.Id == readingId, cancel)
            ?? throw new DomainRuleException("reading-gone", "该实际值已不存在，请刷新。");
        db.Entry(reading).Property(r => r.Version).OriginalValue = version;
        var indicator = await IndicatorAsync(db, actor, reading.IndicatorId, cancel);
        var entry = Checked(indicator, new ReadingEntry(reading.Area, reading.Period, value, unit, note ?? (reason is { Length: > 0 } ? "更正：" + reason : null)));
        reading.Correct(actor, calendar.Now, entry.Value, entry.Unit, Clean(note), Clean(reason));
        await db.SaveChangesAsync(cancel);
        await AttainmentKeeper.RefreshAsync(db, [reading.IndicatorId], cancel);
        await transaction.CommitAsync(cancel);
    }

    private Reading Add(GreenPlanContext db, Actor actor, Indicator indicator, ReadingEntry given)
    {
        var entry = Checked(indicator, given);
        entry.Period.Require(calendar.Today);
        var reading = new Reading
        {
            IndicatorId = indicator.Id,
            Area = entry.Area,
            Length = entry.Period.Length,
            Year = entry.Period.Year,
            Number = entry.Period.Number,
            Value = entry.Value,
            Unit = entry.Unit,
            Note = entry.Note,
            DepartmentId = actor.DepartmentId,
            ReportedBy = actor.Name,
            ReportedAt = calendar.Now,
            IsDemo = actor.IsDemo,
        };
        db.Readings.Add(reading);
        return reading;
    }

    private static ReadingEntry Checked(Indicator indicator, ReadingEntry entry)
    {
        var (unit, note) = (Clean(entry.Unit), Clean(entry.Note));

        if (AttainmentVerdict.Convert(entry.Value, unit, indicator.Unit) is not { } value)
        {
            throw new DomainRuleException("unit-other", $"单位“{unit ?? "无"}”不能换算为该指标的单位“{indicator.Unit ?? "无"}”，请改用“{indicator.Unit ?? "无"}”。");
        }

        if (Math.Abs(entry.Value) >= Largest || entry.Value != decimal.Round(entry.Value, 6))
        {
            throw new DomainRuleException("value-large", "数值过大或小数超过6位，请核对单位。");
        }

        if (note is { Length: > LongestNote })
        {
            throw new DomainRuleException("note-long", $"说明不超过{LongestNote}字，请精简。");
        }

        if (indicator.IsStrict && (value < indicator.PlausibleFrom || value > indicator.PlausibleTo))
        {
            throw new DomainRuleException("value-implausible", "数值不在该指标的合理范围内，请核对后改正；范围有误的，请联系调度员调整。");
        }

        if ((value < indicator.PlausibleFrom || value > indicator.PlausibleTo) && note is null)
        {
            throw new DomainRuleException(
                "note-missing",
                $"数值不在合理范围（{(indicator.PlausibleFrom is { } from ? AttainmentVerdict.Number(from) : "不限")}至{(indicator.PlausibleTo is { } to ? AttainmentVerdict.Number(to) : "不限")}{indicator.Unit}）内。请核对；确认无误的，请在说明中写明原因。");
        }

        return entry with { Area = Clean(entry.Area) ?? "", Unit = unit, Note = note };
    }

    private static async Task SaveAsync(GreenPlanContext db, List<Reading> readings, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new DomainRuleException(
                "already-reported", readings is [var one] ? $"{one.Period.Words}的实际值已经填报，一数只报一次；需要修改的，请用“更正”。" : "其中有的期间已经填报，一数只报一次；需要修改的，请用“更正”。");
        }
    }

    private static async Task<Indicator> IndicatorAsync(GreenPlanContext db, Actor actor, int indicatorId, CancellationToken cancel)
    {
        var indicator = await db.Indicators.SingleOrDefaultAsync(i => i.Id == indicatorId, cancel) ?? throw Gone();
        RequireReporter(actor, indicator);
        return indicator;
    }

    private static void RequireReporter(Actor actor, Indicator indicator)
    {
        if (indicator.MergedIntoId is not null)
        {
            throw Gone();
        }

        if (!actor.May(Operation.KeepReadings))
        {
            actor.Require(Operation.WriteReading, indicator.DepartmentId);
        }
    }

    private static DomainRuleException Gone() => new("indicator-gone", "该指标已不存在或已并入其他指标，请刷新。");

    // Text pasted from other programs may hold NUL, which PostgreSQL does not store.
    private static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } words ? words : null;
}

/// <summary>A value as somebody reports it.</summary>
/// <param name="Area">The district; empty for the whole area.</param>
public sealed record ReadingEntry(string Area, ReadingPeriod Period, decimal Value, string? Unit, string? Note);
