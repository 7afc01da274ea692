using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Organisation;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Testing;

namespace Ordos.GreenPlan.Data.Tests.Demo;

/// <summary>A city with six departments, a plan under way, one that has just ended, one without units and one long over.</summary>
internal static class SmallCity
{
    public static readonly DateOnly Today = new(2026, 5, 20);

    /// <summary>Leading departments; the first four lead most tasks, the fifth one task, the sixth only supports.</summary>
    public static readonly string[] Departments = ["市能源局", "市工信局", "市农牧局", "市水利局", "市林草局", "市统计局"];

    /// <summary>A number in each of its plans, of which sample readings are made.</summary>
    private static readonly ExtractedTarget Target = new(
        "推进重点工程", null, ExtractedComparator.Ge, 90, null, "%", 2027, null, ExtractedChange.None, null, TargetSource.Text, "加快推进第1项重点工程", new TextRange(0, 5));

    public static async Task<TestPortal> OpenAsync(Databases databases, CancellationToken cancel)
    {
        var portal = await TestPortal.CreateAsync(databases, Today, cancel);

        await using (var db = portal.Open())
        {
            db.Actor = Actor.Portal;
            db.Departments.AddRange(Departments.Select((name, index) => new Department
            {
                Key = $"d{index}", Name = name, FullName = $"某{name}", Kind = DepartmentKind.Department, Level = "市",
            }));
            await db.SaveChangesAsync(cancel);
        }

        await PublishAsync(portal, "减污降碳实施方案（2025—2027年）", new DateOnly(2025, 1, 10), 41, withUnits: true, cancel);
        await PublishAsync(portal, "“十四五”节能减排实施方案", new DateOnly(2022, 6, 1), 20, withUnits: true, cancel);
        await PublishAsync(portal, "绿色低碳循环发展措施", new DateOnly(2021, 9, 1), 6, withUnits: false, cancel);
        await PublishAsync(portal, "2018年节能减排工作方案", new DateOnly(2018, 3, 1), 4, withUnits: true, cancel);
        await portal.Get<TargetRegister>().CatchUpAsync(cancel);
        return portal;
    }

    /// <summary>Publishes a plan whose tasks the first four departments lead in turn, the sixth supporting; the last task is the fifth's.</summary>
    private static async Task PublishAsync(
        TestPortal portal, string title, DateOnly issuedOn, int tasks, bool withUnits, CancellationToken cancel)
    {
        var extracted = Enumerable.Range(0, tasks).Select(number => Task(number, number == tasks - 1 ? 4 : number % 4, withUnits)).ToList();
        var notice = new ExtractedNotice(
            title + string.Join('\n', extracted.Select(task => task.Text)),
            new ExtractedDocument(title, null, "市人民政府", issuedOn, issuedOn, [], []),
            [], extracted, [Target], [], new ExtractionCoverage(tasks, []));
        var outcome = await portal.Get<NoticeImporter>().ImportAsync(Actor.Portal, $"{title}.txt", notice, cancel);
        await portal.Get<DraftDesk>().AcceptAllAsync(Actor.Portal, outcome.DocumentId, cancel);
        await portal.Get<DocumentDesk>().PublishAsync(Actor.Portal, outcome.DocumentId, cancel);
    }

    private static ExtractedTask Task(int number, int lead, bool withUnits)
    {
        var range = new TextRange(number * 10, (number * 10) + 5);
        ExtractedUnit[] units =
        [
            new(Departments[lead], ExtractedRole.Lead, range), new(Departments[5], ExtractedRole.Support, range),
        ];
        return new ExtractedTask(
            ["二、主要任务", $"{number + 1}.推进第{number + 1}项重点工程"], $"加快推进第{number + 1}项重点工程建设，完善配套设施。",
            withUnits ? units : [], false, null, false, range);
    }
}
