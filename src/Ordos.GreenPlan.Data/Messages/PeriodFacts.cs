using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Cycle;

namespace Ordos.GreenPlan.Data.Messages;

/// <summary>调度期开放, and 截止提醒 to those who have not reported everything.</summary>
internal sealed class PeriodFacts(GreenPlanContext db, PortalCalendar calendar)
{
    /// <summary>Days before the last day on which people are reminded.</summary>
    private static readonly int[] ReminderDays = [3, 1];

    public async Task<IReadOnlyList<NewMessage>> FindAsync(CancellationToken cancel)
    {
        var today = calendar.Today;
        var open = await db.Periods.Where(period => period.OpensOn <= today && today <= period.ClosesOn)
            .Select(period => new OpenPeriod(period.Id, period.Name, period.OpensOn, period.ClosesOn, period.IsDemo)).ToListAsync(cancel);

        if (open.Count == 0)
        {
            return [];
        }

        var people = await Recipient.OfDepartments(db).ToListAsync(cancel);
        var told = await ToldAsync([.. open.Select(period => period.Id)], cancel);
        var untold = (
            from period in open
            from kind in Kinds(period)
            from person in people
            where !told.Contains((person.AccountId, kind, period.Id))
            select (Period: period, Kind: kind, Person: person)).ToList();
        var rows = untold.Count == 0 ? [] : await RowsAsync([.. untold.Select(one => one.Person.DepartmentId).Distinct()], cancel);

        return
        [
            .. from one in untold
               let count = rows.GetValueOrDefault((one.Period.Id, one.Person.DepartmentId))
               where count > 0
               select Tell(one.Person, one.Kind, one.Period, count),
        ];
    }

    private IEnumerable<MessageKind> Kinds(OpenPeriod period)
    {
        yield return MessageKind.PeriodOpened;

        // Whoever hears of the window today need not be reminded of it today.
        if (period.OpensOn < calendar.Today && ReminderDays.Contains(DaysLeft(period)))
        {
            yield return MessageKind.ClosingSoon;
        }
    }

    private async Task<HashSet<(int AccountId, MessageKind Kind, int PeriodId)>> ToldAsync(int[] periods, CancellationToken cancel)
    {
        var day = FactDay(calendar.Today);
        var told = await db.Messages
            .Where(message => message.PeriodId != null && periods.Contains(message.PeriodId.Value)
                && (message.Kind == MessageKind.PeriodOpened || (message.Kind == MessageKind.ClosingSoon && message.FactAt == day)))
            .Select(message => new { message.AccountId, message.Kind, message.SubjectId })
            .ToListAsync(cancel);
        return [.. told.Select(message => (message.AccountId, message.Kind, message.SubjectId))];
    }

    private async Task<Dictionary<(int PeriodId, int DepartmentId), int>> RowsAsync(int[] departments, CancellationToken cancel) =>
        (await UnreportedRow.On(calendar.Today, db).Where(row => departments.Contains(row.DepartmentId))
            .GroupBy(row => new { row.PeriodId, row.DepartmentId })
            .Select(own => new { own.Key.PeriodId, own.Key.DepartmentId, Count = own.Count() })
            .ToListAsync(cancel))
        .ToDictionary(own => (own.PeriodId, own.DepartmentId), own => own.Count);

    private NewMessage Tell(Recipient person, MessageKind kind, OpenPeriod period, int rows)
    {
        var opened = kind == MessageKind.PeriodOpened;
        return new NewMessage(
            person, kind, period.Id, FactDay(opened ? period.OpensOn : calendar.Today),
            opened
                ? $"“{period.Name}”已开放填报，本单位要填{rows}项，{period.ClosesOn:M月d日}截止。"
                : $"“{period.Name}”{(DaysLeft(period) == 1 ? "明天" : $"{DaysLeft(period)}天后")}（{period.ClosesOn:M月d日}）截止，本单位还有{rows}项未提交。",
            person.IsDemo || period.IsDemo) { PeriodId = period.Id };
    }

    private int DaysLeft(OpenPeriod period) => period.ClosesOn.DayNumber - calendar.Today.DayNumber;

    private DateTime FactDay(DateOnly day) => calendar.At(day, TimeOnly.MinValue);

    private sealed record OpenPeriod(int Id, string Name, DateOnly OpensOn, DateOnly ClosesOn, bool IsDemo);
}
