using Ordos.GreenPlan.Web.Features.Targets;

namespace Ordos.GreenPlan.Web.Tests.Features.Targets;

public sealed class ChartLabelsTests
{
    [Fact]
    public void Place_SameHeightInNeighbouringYears_GoesBelowTheMark()
    {
        var labels = new ChartLabels();

        Assert.Equal("90", labels.Place("522", "100", "5000万千瓦", "middle"));
        Assert.Equal("122", labels.Place("616", "100", "5000万千瓦以上", "end")); // begins at 512, where the first one stands
        Assert.Equal("90", labels.Place("52", "100", "3638", "start"));
    }

    [Fact]
    public void Place_BesideTheLastReading_LeavesItReadable()
    {
        var labels = new ChartLabels();
        labels.Take("522", "118", "4850");

        Assert.Equal("90", labels.Place("522", "100", "5000万千瓦", "middle"));
        Assert.Equal("73", labels.Place("522", "100", "3000万千瓦", "middle")); // 90 is taken by the first, 122 too near to the reading
    }
}
