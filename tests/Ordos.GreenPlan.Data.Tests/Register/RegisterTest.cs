using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Tests.Register;

/// <summary>A test of the register, with plans whose targets it sketches.</summary>
public abstract class RegisterTest(Databases databases) : PortalTest(databases)
{
    protected static Actor Administrator { get; } = new(903, "管理员", AccountRole.Administrator, null);

    protected static Actor Leader { get; } = new(904, "领导", AccountRole.Leader, null);

    protected TargetRegister Targets => Get<TargetRegister>();

    protected static Target Coal(int ordinal, int year, decimal value, Comparator comparator = Comparator.AtMost, string? scope = null) => new()
    {
        Ordinal = ordinal, IndicatorName = "煤炭消费比重", Scope = scope, Comparator = comparator, Value = value, Unit = "%", Year = year,
        Change = TargetChange.None, Quote = $"煤炭消费比重降至{value}%以下", Start = 0, End = 5,
    };

    /// <summary>Publishes a plan with targets and takes it into the register.</summary>
    /// <returns>The ids of its targets, in their order.</returns>
    protected async Task<int[]> PublishTargetsAsync(string title, string issuedOn, params Target[] targets)
    {
        var id = await DraftTargetsAsync(title, issuedOn, targets);
        await Get<DocumentDesk>().PublishAsync(Actor.Portal, id, Cancel);
        await Targets.CatchUpAsync(Cancel);
        await using var db = Open();
        return await db.Targets.Where(target => target.DocumentId == id).OrderBy(target => target.Ordinal).Select(target => target.Id).ToArrayAsync(Cancel);
    }

    protected async Task<int> DraftTargetsAsync(string title, string issuedOn, params Target[] targets)
    {
        await using var db = Open();
        var document = new PolicyDocument { Title = title, Issuer = "某市人民政府", IssuedOn = Day(issuedOn), PlanEndsOn = new DateOnly(2026, 12, 31) };

        foreach (var target in targets)
        {
            document.Add(target);
        }

        db.Documents.Add(document);
        await db.SaveChangesAsync(Cancel);
        return document.Id;
    }

    protected async Task<Target> TargetAsync(int id)
    {
        await using var db = Open();
        return await db.Targets.AsNoTracking().SingleAsync(target => target.Id == id, Cancel);
    }

    protected async Task<Indicator> IndicatorOfAsync(int targetId)
    {
        await using var db = Open();
        return await db.Indicators.AsNoTracking().SingleAsync(
            indicator => db.Targets.Any(target => target.Id == targetId && target.IndicatorId == indicator.Id), Cancel);
    }

    protected static ReadingEntry Year(int year, decimal value, string unit = "%") =>
        new("", new ReadingPeriod(PeriodLength.Year, year, 1), value, unit, null);
}
