using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>What a notice cites is proposed among the imported documents, and decided by a person.</summary>
public sealed class CitationDeskTests(Databases databases) : PublishingTest(databases)
{
    [Fact]
    public async Task Citation_NumberTitleOrContent_IsProposedAndLinkedByAPerson()
    {
        var cited = await PublishAsync(Notice.Replace("鄂府办发〔2026〕91号\n", "", StringComparison.Ordinal)); // its own text prints no number
        var citing = await DraftOfAsync(WithoutUnits.Replace(
            "一、能源\n", "为贯彻落实《草原碳汇试点工作方案》（鄂府办发〔2026〕91号），提出以下任务。\n一、能源\n", StringComparison.Ordinal));

        var found = Assert.Single(await Get<CitationDesk>().OfAsync(citing, Cancel));

        Assert.Equal((cited, "标题相近", 100), (found.Proposal!.DocumentId, found.Proposal.Reason, found.Proposal.Likeness));
        Assert.Null(found.LinkedId);
        await Get<CitationDesk>().DecideAsync(First, found.CitationId, cited, Cancel);
        Assert.Equal((cited, true), ((await Get<CitationDesk>().OfAsync(citing, Cancel))[0].LinkedId!.Value, true));
        Assert.Equal(citing, Assert.Single(await Get<CitationDesk>().OfAsync(cited, Cancel)).CitingId); // seen from the other end
    }

    [Fact]
    public async Task Citation_OfADocumentImportedLater_IsProposedThere()
    {
        var citing = await DraftOfAsync(WithoutUnits.Replace(
            "一、能源\n", "为贯彻落实《草原碳汇试点工作方案》（鄂府办发[2026]第91号），提出以下任务。\n一、能源\n", StringComparison.Ordinal));
        Assert.Null(Assert.Single(await Get<CitationDesk>().OfAsync(citing, Cancel)).Proposal);

        var cited = await DraftOfAsync(Notice);

        var found = Assert.Single(await Get<CitationDesk>().OfAsync(cited, Cancel));
        Assert.Equal((citing, cited, "文号相同"), (found.CitingId, found.Proposal!.DocumentId, found.Proposal.Reason));
        await Get<CitationDesk>().DecideAsync(First, found.CitationId, null, Cancel);
        Assert.Empty(await Get<CitationDesk>().OfAsync(cited, Cancel));
    }

    /// <summary>The city's plan cites 内政发〔2021〕9号, which the region's notice is, although its own text prints no number.</summary>
    [Theory]
    [InlineData("内蒙古自治区加快建立健全绿色低碳循环发展经济体系具体措施（2021年）.txt", "标题相近", 55, 100)]
    [InlineData("扫描件.txt", "内容相近", 30, 45)] // 36 of 100 runs of six letters, counted apart
    public async Task Citation_SeedsPlanAndTheRegionsNotice_AreProposedForEachOther(string fileName, string reason, int from, int to)
    {
        var region = (await ReadAsync(new HandedFile(fileName, await SeedAsync("具体措施（2021年）")))).DocumentId!.Value;
        var city = (await ReadAsync(new HandedFile("分工方案.txt", await SeedAsync("重点任务分工方案（2022年）")))).DocumentId!.Value;

        var found = (await Get<CitationDesk>().OfAsync(city, Cancel)).Single(cited => cited.Number == "内政发〔2021〕9号");

        Assert.Equal((region, reason), (found.Proposal!.DocumentId, found.Proposal.Reason));
        Assert.InRange(found.Proposal.Likeness, from, to);
        Assert.Contains(await Get<CitationDesk>().OfAsync(region, Cancel), cited => cited.CitationId == found.CitationId);
    }
}
