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
    /// <c>weight-wrong</c>; <c>already-reported</c>; what <see cref="Check"/> refuses about a doubtful value.
    /// </exception>
    public async Task<int> ReportAsync(Actor actor, int indicatorId, ReadingEntry entry, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var indicator = await IndicatorAsync(db, actor, indicatorId, cancel);
        var reading = Add(db, actor, indicator, entry, await EarlierReadings.LoadAsync(db, [indicatorId], cancel));
        await SaveAsync(db, [reading], cancel);
        await AttainmentKeeper.RefreshAsync(db, [indicatorId], cancel);
        await transaction.CommitAsync(cancel);
        return reading.Id;
    }

    /// <summary>Takes many readings at once: all of them, or none.</summary>
    /// <exception cref="DomainRuleException">As <see cref="ReportAsync"/>.</exception>
    public Task ReportAllAsync(Actor actor, IReadOnlyList<(int IndicatorId, ReadingEntry Entry)> entries, CancellationToken cancel) => TakeAllAsync(actor, entries, [], cancel);

    /// <summary>Takes new readings and corrections of earlier ones at once: all of them, or none.</summary>
    /// <exception cref="DomainRuleException">As <see cref="ReportAsync"/> and <see cref="CorrectAsync(Actor, int, uint, ReadingCorrection, CancellationToken)"/>.</exception>
    public async Task TakeAllAsync(
        Actor actor, IReadOnlyList<(int IndicatorId, ReadingEntry Entry)> entries, IReadOnlyList<(int ReadingId, uint Version, ReadingCorrection Correction)> corrections, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ids = entries.Select(entry => entry.IndicatorId).Distinct().ToList();
        var indicators = await db.Indicators.Where(indicator => ids.Contains(indicator.Id)).ToDictionaryAsync(indicator => indicator.Id, cancel);
        var readings = new List<Reading>();
        var replaced = corrections.Select(correction => correction.ReadingId).ToList();
        var known = await db.Readings.Include(reading => reading.Revisions).Where(reading => replaced.Contains(reading.Id)).ToDictionaryAsync(reading => reading.Id, cancel);
        var concerned = known.Values.Select(reading => reading.IndicatorId).Where(id => !indicators.ContainsKey(id)).Distinct().ToList();
        var earlier = await EarlierReadings.LoadAsync(db, [.. ids, .. concerned], cancel);

        foreach (var (id, entry) in entries)
        {
            if (!indicators.TryGetValue(id, out var indicator))
            {
                throw Gone();
            }

            RequireReporter(actor, indicator);
            readings.Add(Add(db, actor, indicator, entry, earlier));
        }

        foreach (var indicator in await db.Indicators.Where(indicator => concerned.Contains(indicator.Id)).ToListAsync(cancel))
        {
            indicators.Add(indicator.Id, indicator);
        }

        foreach (var (id, version, correction) in corrections)
        {
            var reading = known.GetValueOrDefault(id) ?? throw new DomainRuleException("reading-gone", "该实际值已不存在，请刷新。");
            db.Entry(reading).Property(r => r.Version).OriginalValue = version;
            RequireReporter(actor, indicators[reading.IndicatorId]);
            Correct(actor, indicators[reading.IndicatorId], reading, correction, earlier);
        }

        await SaveAsync(db, readings, cancel);
        await AttainmentKeeper.RefreshAsync(db, [.. ids.Union(concerned)], cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Replaces a reported value; the old one and the reason are kept.</summary>
    public Task CorrectAsync(Actor actor, int readingId, uint version, decimal value, string? unit, string? note, string? reason, CancellationToken cancel) =>
        CorrectAsync(actor, readingId, version, new ReadingCorrection(value, unit, note, reason), cancel);

    /// <summary>Replaces a reported value; the old one and the reason are kept.</summary>
    /// <exception cref="DomainRuleException"><c>reading-gone</c>; as <see cref="Reading.Correct"/> and <see cref="ReportAsync"/>.</exception>
    public Task CorrectAsync(Actor actor, int readingId, uint version, ReadingCorrection correction, CancellationToken cancel) =>
        TakeAllAsync(actor, [], [(readingId, version, correction)], cancel);

    private void Correct(Actor actor, Indicator indicator, Reading reading, ReadingCorrection given, EarlierReadings earlier)
    {
        // The reason of a correction explains a doubtful value, too.
        var typed = new ReadingEntry(
            reading.Area, reading.Period, given.Value, given.Unit, given.Note ?? (given.Reason is { Length: > 0 } ? "更正：" + given.Reason : null), given.Weight ?? reading.Weight);
        var entry = Check(indicator, typed, earlier.Before(indicator.Id, typed));
        reading.Correct(actor, calendar.Now, entry.Value, entry.Unit, Clean(given.Note), Clean(given.Reason), entry.Weight);
    }

    private Reading Add(GreenPlanContext db, Actor actor, Indicator indicator, ReadingEntry given, EarlierReadings earlier)
    {
        given.Period.Require(calendar.Today);
        var entry = Check(indicator, given, earlier.Before(indicator.Id, given with { Area = Clean(given.Area) ?? "" }));
        var reading = new Reading
        {
            IndicatorId = indicator.Id,
            Area = entry.Area,
            Length = entry.Period.Length,
            Year = entry.Period.Year,
            Number = entry.Period.Number,
            Value = entry.Value,
            Unit = entry.Unit,
            Weight = entry.Weight,
            Note = entry.Note,
            DepartmentId = actor.DepartmentId,
            ReportedBy = actor.Name,
            ReportedAt = calendar.Now,
            IsDemo = actor.IsDemo,
        };
        db.Readings.Add(reading);
        return reading;
    }

    /// <summary>What is stored of an entry, or why it cannot be.</summary>
    /// <param name="last">The latest reading of an earlier period, of the same indicator and area.</param>
    /// <exception cref="DomainRuleException">
    /// <c>value-large</c>; <c>note-long</c>; <c>weight-wrong</c>; the code of a doubt that must be put right, or <c>note-missing</c> for one that
    /// nobody has explained (<see cref="ValueDoubts"/>).
    /// </exception>
    public static ReadingEntry Check(Indicator indicator, ReadingEntry entry, LastValue? last)
    {
        var (unit, note) = (Clean(entry.Unit), Clean(entry.Note));

        if (Math.Abs(entry.Value) >= Largest || entry.Value != decimal.Round(entry.Value, 6))
        {
            throw new DomainRuleException("value-large", "数值过大或小数超过6位，请核对单位。");
        }

        if (note is { Length: > LongestNote })
        {
            throw new DomainRuleException("note-long", $"说明不超过{LongestNote}字，请精简。");
        }

        if (ValueDoubts.Blocking(ValueDoubts.Of(MeasureRules.Of(indicator), entry.Period, entry.Value, unit, last), note) is { } doubt)
        {
            throw doubt.IsError
                ? new DomainRuleException(doubt.Code, $"{doubt.Words}，请改正。")
                : new DomainRuleException("note-missing", $"{doubt.Words}。请核对；确认无误的，请在说明中写明原因。");
        }

        if (entry.Weight is { } weight && (weight <= 0 || weight >= Largest || weight != decimal.Round(weight, 6)))
        {
            throw new DomainRuleException("weight-wrong", $"权重（{indicator.Weight ?? "未写明"}）应为正数，小数不超过6位，请核对。");
        }

        var area = Clean(entry.Area) ?? "";
        return entry with { Area = area, Unit = unit, Note = note, Weight = indicator.RollUp == RollUp.Weighted && area.Length > 0 ? entry.Weight : null };
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
/// <param name="Weight">How much the district counts; kept only where districts are weighted.</param>
public sealed record ReadingEntry(string Area, ReadingPeriod Period, decimal Value, string? Unit, string? Note, decimal? Weight = null);

/// <summary>What replaces a reported value.</summary>
/// <param name="Weight">Null leaves the weight as it is.</param>
public sealed record ReadingCorrection(decimal Value, string? Unit, string? Note, string? Reason, decimal? Weight = null);
