using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>Reads one page of the list of indicators.</summary>
internal static class IndicatorsQuery
{
    public const int PageSize = 25;
    private const int MostChoices = 12;

    public static async Task<IndicatorList> LoadAsync(GreenPlanContext db, string? words, string? show, int page, CancellationToken cancel)
    {
        var indicators = db.Indicators.AsNoTracking().Where(indicator => indicator.MergedIntoId == null);

        foreach (var word in SearchWord.Of(words))
        {
            indicators = indicators.Where(indicator => EF.Functions.ILike(indicator.Name, word.Pattern, @"\"));
        }

        indicators = show switch
        {
            "shared" => indicators.Where(indicator => db.Targets.Where(target => target.IndicatorId == indicator.Id).Select(target => target.DocumentId).Distinct().Count() > 1),
            "read" => indicators.Where(indicator => db.Readings.Any(reading => reading.IndicatorId == indicator.Id)),
            "open" => indicators.Where(indicator => indicator.ConfirmedAt == null),
            _ => indicators,
        };

        var total = await indicators.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await indicators.OrderBy(indicator => indicator.Name).ThenBy(indicator => indicator.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(indicator => new IndicatorRow(
                indicator.Id, indicator.Name, indicator.Unit, indicator.Change, indicator.Direction, indicator.Kind,
                db.Departments.Where(department => department.Id == indicator.DepartmentId).Select(department => department.Name).FirstOrDefault(),
                indicator.ConfirmedAt != null,
                db.Targets.Where(target => target.IndicatorId == indicator.Id).Select(target => target.DocumentId).Distinct().Count(),
                db.Targets.Count(target => target.IndicatorId == indicator.Id),
                db.Readings.Count(reading => reading.IndicatorId == indicator.Id)))
            .ToListAsync(cancel);
        return new IndicatorList(rows, total, page);
    }

    /// <summary>What an indicator may be merged into: those that measure a level or change alike and whose names have all words, the most used first.</summary>
    public static async Task<List<MergeChoice>> MergeChoicesAsync(GreenPlanContext db, int id, TargetChange change, string words, CancellationToken cancel)
    {
        var others = db.Indicators.AsNoTracking().Where(indicator => indicator.Id != id && indicator.MergedIntoId == null && indicator.Change == change);

        foreach (var word in SearchWord.Of(words))
        {
            others = others.Where(indicator => EF.Functions.ILike(indicator.Name, word.Pattern, @"\"));
        }

        return await others.OrderByDescending(indicator => db.Targets.Count(target => target.IndicatorId == indicator.Id)).ThenBy(indicator => indicator.Id).Take(MostChoices)
            .Select(indicator => new MergeChoice(
                indicator.Id, indicator.Name, indicator.Unit, db.Targets.Count(target => target.IndicatorId == indicator.Id), db.Readings.Count(reading => reading.IndicatorId == indicator.Id)))
            .ToListAsync(cancel);
    }
}

/// <summary>One page of indicators.</summary>
public sealed record IndicatorList(List<IndicatorRow> Rows, int Total, int Page);

/// <summary>An indicator that another may be merged into.</summary>
public sealed record MergeChoice(int Id, string Name, string? Unit, int Targets, int Readings);

public sealed record IndicatorRow(
    int Id, string Name, string? Unit, TargetChange Change, IndicatorDirection Direction, IndicatorKind Kind, string? Department, bool Confirmed, int Documents, int Targets, int Readings);
