using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Data.Tests;

public sealed class SearchTests(Databases databases) : PortalTest(databases)
{
    private static readonly string[] Titles =
    [
        "大力发展能源互联网",
        "提高能效，开辟水源", // both characters, not side by side
        "源头管控与节能、源网荷储", // side by side only without the order, the pause, or the end of the title
        "建设新型能源体系",
        "推广PM2.5协同控制，新能源装机达到5000万千瓦",
    ];

    [Theory]
    [InlineData("能源", "大力发展能源互联网", "建设新型能源体系", "推广PM2.5协同控制，新能源装机达到5000万千瓦")]
    [InlineData("新型能源体系", "建设新型能源体系")]
    [InlineData("源能")]
    [InlineData("管控", "源头管控与节能、源网荷储")]
    [InlineData("能、源", "源头管控与节能、源网荷储")] // typed with the pause it is found
    [InlineData("5000万千瓦", "推广PM2.5协同控制，新能源装机达到5000万千瓦")]
    public async Task Words_PhraseOfHanCharacters_IsFoundExactly(string phrase, params string[] found)
    {
        await DraftAsync("2024-09-29", [.. Titles.Select(title => new Sketch(title, null))]);

        Assert.Equal(found, await HoldingAsync(phrase));
    }

    [Fact]
    public async Task Words_EndOfTitleAndStartOfText_AreNotOnePhrase()
    {
        await DraftAsync("2024-09-29", new Sketch("建设源网荷储一体化", null)); // its text begins with the title again

        Assert.Empty(await HoldingAsync("化建"));
    }

    [Fact]
    public async Task Words_OfAReport_AreFoundOnceItIsSigned()
    {
        var department = await AddDepartmentAsync("市能源局");
        var plan = await PublishAsync("2024-09-29", new Sketch("推进光伏治沙", "2026-12-31", (UnitRole.Lead, department)));
        var report = await SubmitAsync(department, plan.Task, Entry with { Problems = "电网接入容量不足" });
        Assert.Empty(await ReportsHoldingAsync("接入"));

        await SignAsync(department, report);

        Assert.Equal([report], await ReportsHoldingAsync("接入"));
        Assert.Equal([report], await ReportsHoldingAsync("光伏 用地"));
        Assert.Empty(await ReportsHoldingAsync("足办")); // the end of one field and the beginning of the next
    }

    [Fact]
    public async Task Passages_OfAStoredNotice_AreItsLinesThatAreNotEmpty()
    {
        await using var db = Open();
        db.Documents.Add(new PolicyDocument
        {
            Title = "实施方案",
            Source = new NoticeSource { FileName = "方案.txt", ContentHash = new string('0', 64), Text = "实施方案\n\n  一、推进绿电\n二、储能", ImportedAt = Clock.GetUtcNow().UtcDateTime },
        });
        await db.SaveChangesAsync(Cancel);

        Assert.Equal([(1, "实施方案"), (3, "  一、推进绿电"), (4, "二、储能")], (await db.Passages.OrderBy(p => p.Line).ToListAsync(Cancel)).Select(p => (p.Line, p.Text)));
    }

    private async Task<List<int>> ReportsHoldingAsync(string typed)
    {
        await using var db = Open();
        return await db.Reports.Holding(SearchWord.Of(typed), SearchTexts.OfReport).Select(report => report.Id).ToListAsync(Cancel);
    }

    private async Task<List<string>> HoldingAsync(string typed)
    {
        await using var db = Open();
        var words = SearchWord.Of(typed);
        var found = await db.Tasks.Holding(words, SearchTexts.OfTask).OrderBy(task => task.Ordinal).Select(task => task.Title).ToListAsync(Cancel);

        // Reading one after the other finds the same.
        Assert.Equal(found, await db.Tasks.Reading(words, SearchTexts.OfTask).OrderBy(task => task.Ordinal).Select(task => task.Title).ToListAsync(Cancel));
        return found;
    }
}
