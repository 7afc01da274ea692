using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Search;
using Ordos.GreenPlan.Data.Tests.World;

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

    private async Task<List<string>> HoldingAsync(string typed)
    {
        await using var db = Open();
        var words = SearchWord.Of(typed);
        var found = await db.Tasks.Holding(words).OrderBy(task => task.Ordinal).Select(task => task.Title).ToListAsync(Cancel);

        // Reading one after the other finds the same.
        Assert.Equal(found, await db.Tasks.Reading(words).OrderBy(task => task.Ordinal).Select(task => task.Title).ToListAsync(Cancel));
        return found;
    }
}
