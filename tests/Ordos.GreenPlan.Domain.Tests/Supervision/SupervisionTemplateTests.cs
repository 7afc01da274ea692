using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Supervision;

namespace Ordos.GreenPlan.Domain.Tests.Supervision;

public sealed class SupervisionTemplateTests
{
    private static readonly Actor Administrator = new(1, "系统管理", AccountRole.Administrator, null);
    private static readonly DateTime Now = new(2026, 4, 3, 1, 0, 0, DateTimeKind.Utc);

    private static readonly SupervisionFacts Facts = new(
        "市能源局", "推进光伏治沙", "减污降碳实施方案", "逾期12天", new DateOnly(2026, 3, 22), 40, OrderColour.Red, new DateOnly(2026, 4, 13));

    [Theory]
    [InlineData("请{单位}办理{任务}。", 0, null)]
    [InlineData("请{单位}于{答复期限}前答复{任务}。", 5, null)]
    [InlineData("请{单位}办理{任务}。", 5, "reply-day-missing")]
    [InlineData("请{单位}于{答复期限}前答复{任务}。", 0, "reply-day-missing")]
    [InlineData("请办理{事项}和{任务}。", 0, "unknown-placeholder")]
    [InlineData("请办理{任务}{}。", 0, "unknown-placeholder")]
    [InlineData("请办理{任务。", 0, "broken-placeholder")]
    [InlineData("请办理{任务}}。", 0, "broken-placeholder")]
    [InlineData("请{单位}抓紧。", 0, "task-missing")]
    [InlineData("  ", 0, "wording-missing")]
    [InlineData("{任务}", -1, "reply-days")]
    [InlineData("{任务}{答复期限}", 91, "reply-days")]
    public void Edit_Wording_IsChecked(string wording, int days, string? refusal)
    {
        var template = SupervisionTemplate.Default(SupervisionLevel.Urging);
        var before = template.Wording;

        Assert.Equal(refusal, Refusal.OrNone(() => template.Edit(wording, days, Administrator, Now)));
        Assert.Equal(refusal is null ? wording : before, template.Wording);
    }

    [Fact]
    public void Compose_EveryPlaceholder_IsFilled()
    {
        var template = SupervisionTemplate.Default(SupervisionLevel.Order);
        template.Edit("{单位}|{任务}|{文件}|{原因}|{期限}|{进度}|{颜色}|{答复期限}", 10, Administrator, Now);

        Assert.Equal("市能源局|推进光伏治沙|减污降碳实施方案|逾期12天|2026年3月22日|40%|红色（逾期）|2026年4月13日", template.Compose(Facts));
    }

    [Fact]
    public void Compose_NamesWithBraces_AreNotReadAgain() =>
        Assert.Contains(
            "建设{单位}平台", SupervisionTemplate.Default(SupervisionLevel.Reminder).Compose(Facts with { Task = "建设{单位}平台" }), StringComparison.Ordinal);

    [Fact]
    public void Compose_WithoutDeadlineOrProgress_SaysSo()
    {
        var words = SupervisionTemplate.Default(SupervisionLevel.Urging).Compose(Facts with { Due = null, Percent = null });

        Assert.Contains("目前进度未报，完成时限为长期。", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SupervisionLevel.Reminder, 0)]
    [InlineData(SupervisionLevel.Urging, 5)]
    [InlineData(SupervisionLevel.Order, 10)]
    [InlineData(SupervisionLevel.Circular, 15)]
    public void Default_EveryLevel_HasItsClock(SupervisionLevel level, int days) =>
        Assert.Equal(days, SupervisionTemplate.Default(level).ReplyDays);
}
