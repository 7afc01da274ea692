using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Tests.Components.Controls;

public sealed class ControlsTests
{
    [Fact]
    public async Task HealthBadge_HasColourShapeAndWords()
    {
        var html = await Rendering.HtmlOf<HealthBadge>((nameof(HealthBadge.State), Health.Red), (nameof(HealthBadge.Reason), "逾期104天"));

        Assert.Contains("class=\"h hr\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#gp-r\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"红\"", html, StringComparison.Ordinal);
        Assert.Contains("逾期104天", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthBar_LeavesOutWhatIsNone()
    {
        var html = await Rendering.HtmlOf<HealthBar>((nameof(HealthBar.Counts), new HealthCounts(2, 0, 3, 0)), (nameof(HealthBar.Longest), 10));

        Assert.Contains("aria-label=\"红2，绿3\"", html, StringComparison.Ordinal);
        Assert.Contains("width:50%", html, StringComparison.Ordinal);
        Assert.DoesNotContain("f-y", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScheduleBar_NotReported_SaysSo()
    {
        var html = await Rendering.HtmlOf<ScheduleBar>((nameof(ScheduleBar.Percent), null), (nameof(ScheduleBar.Scheduled), 68));

        Assert.Contains("aria-label=\"未报进度，序时68%\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1 2 3 … 40")]
    [InlineData(20, "1 … 18 19 20 21 22 … 40")]
    [InlineData(40, "1 … 38 39 40")]
    public async Task Pager_ShowsEndsAndNeighbours(int page, string expected)
    {
        var html = await Pager(page, total: 1000);

        var shown = html[html.IndexOf("<ol>", StringComparison.Ordinal)..html.IndexOf("</ol>", StringComparison.Ordinal)]
            .Split('>').Select(part => part.Split('<')[0].Trim()).Where(part => part != "");
        Assert.Equal(expected, string.Join(' ', shown));
    }

    [Fact]
    public async Task Pager_LastPage_CountsWhatIsLeft_AndLeadsBack()
    {
        var html = await Pager(page: 5, total: 103);

        Assert.Contains("第101至103条，共103条", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/tasks?page=4\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("下一页", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pager_Nothing_IsOneLine() => Assert.Contains("共0条", await Pager(page: 1, total: 0), StringComparison.Ordinal);

    [Fact]
    public async Task SortHeader_SortedColumn_TellsItsOrderAndTurnsIt()
    {
        var html = await Rendering.HtmlOf<SortHeader>(
            (nameof(SortHeader.Key), "due"),
            (nameof(SortHeader.Title), "期限"),
            (nameof(SortHeader.Current), "due"),
            (nameof(SortHeader.AddressOf), (Func<string, bool, string>)((key, down) => Addresses.With(Addresses.Tasks, ("sort", key), ("down", down ? "1" : null)))));

        Assert.Contains("aria-sort=\"ascending\"", html, StringComparison.Ordinal);
        Assert.Contains("/tasks?sort=due&amp;down=1", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilterSelect_MarksTheChoiceOfTheAddress()
    {
        var html = await Rendering.HtmlOf<FilterSelect>(
            (nameof(FilterSelect.Name), "state"),
            (nameof(FilterSelect.Label), "状态"),
            (nameof(FilterSelect.Value), "Done"),
            (nameof(FilterSelect.Choices), (IReadOnlyList<(string, string)>)[("UnderWay", "推进中"), ("Done", "已完成")]));

        Assert.Contains("<option value=\"Done\" selected>已完成</option>", html, StringComparison.Ordinal);
        Assert.Contains("状态：全部", html, StringComparison.Ordinal);
    }

    private static Task<string> Pager(int page, int total) => Rendering.HtmlOf<Pager>(
        (nameof(Web.Components.Controls.Pager.Page), page),
        (nameof(Web.Components.Controls.Pager.Total), total),
        (nameof(Web.Components.Controls.Pager.AddressOf), (Func<int, string>)(number => $"/tasks?page={number}")));
}
