using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Data.Tests.Importing;

/// <summary>Which department a printed name means depends on the day.</summary>
public sealed class DepartmentMatcherTests(Databases databases) : PortalTest(databases)
{
    [Theory]
    [InlineData("2020-01-01", false, "former")] // the body still existed
    [InlineData("2024-01-01", false, null)] // it did not, and nobody has confirmed what follows it
    [InlineData("2024-01-01", true, "successor")]
    public async Task Matcher_FormerName_DependsOnTheNoticesDate(string on, bool confirmed, string? expected)
    {
        await using var db = Open();
        var former = new Department { Key = "a", Name = "市环境保护局", FullName = "市环境保护局", Kind = DepartmentKind.Department, Level = "市", ValidTo = new DateOnly(2023, 1, 1) };
        var successor = new Department { Key = "b", Name = "市生态环境局", FullName = "市生态环境局", Kind = DepartmentKind.Department, Level = "市" };
        db.Successions.Add(new Succession { From = former, To = successor, Kind = SuccessionKind.Rename, Certainty = Certainty.Sure });
        await db.SaveChangesAsync(Cancel);
        if (confirmed)
        {
            await QueryAsync("update successions set confirmed_at = now()");
        }

        var matcher = await DepartmentMatcher.LoadAsync(db, Cancel);

        Assert.Equal(expected switch { "former" => former.Id, "successor" => successor.Id, _ => (int?)null }, matcher.Find("市环境保护局", Day(on)));
        if (expected is null)
        {
            var proposal = matcher.Propose("市环境保护局", Day(on))[0];
            Assert.Equal((successor.Id, "市环境保护局"), (proposal.DepartmentId, proposal.FormerName));
        }
    }
}
