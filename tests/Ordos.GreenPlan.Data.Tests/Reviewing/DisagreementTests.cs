using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Data.Tests.World;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Data.Tests.Reviewing;

/// <summary>The seed of 2022, whose text and annex give three indicators different values.</summary>
public sealed class DisagreementTests(Databases databases) : ReviewTest(databases)
{
    private int _draft;

    protected override async Task ArrangeAsync() =>
        _draft = (await ReadAsync(new HandedFile("方案.txt", await SeedAsync("十四五节能减排综合工作实施方案（2022年）")))).DocumentId!.Value;

    [Fact]
    public async Task Disagreements_OfTheSeed_AreTheThreeThatAPersonFinds()
    {
        var draft = await LoadAsync(_draft);
        var doubts = DraftDoubts.Of(draft);

        var pairs = draft.Targets.Select(target => doubts.Disagreements.OfTarget(target.Id)).OfType<TargetDisagreement>().Distinct().ToList();

        // Main urban area's clean heating, then solvent paints and inks, where points stand against percent.
        Assert.Equal(
            [(100m, "%", 80m, "%"), (20, "个百分点", 20, "%"), (10, "个百分点", 10, "%")],
            pairs.OrderBy(pair => pair.Text.Start).Select(pair => (pair.Text.Value!.Value, pair.Text.Unit!, pair.Annex.Value!.Value, pair.Annex.Unit!)));
        var heating = await HeatingAsync();
        Assert.Equal(
            ("与附件不一致", "与正文不一致"),
            (doubts.ReasonOf(new(RecordKind.Target, heating.Text.Id)), doubts.ReasonOf(new(RecordKind.Target, heating.Annex.Id))));
    }

    [Theory]
    [InlineData(Settlement.Both, ReviewMark.Accepted, ReviewMark.Accepted)]
    [InlineData(Settlement.Text, ReviewMark.Accepted, ReviewMark.Rejected)]
    [InlineData(Settlement.Annex, ReviewMark.Rejected, ReviewMark.Accepted)]
    public async Task Settle_EachWay_MarksBothSaysSoAndIsTakenBack(Settlement settlement, ReviewMark text, ReviewMark annex)
    {
        var number = await Reviews.SettleAsync(First, _draft, 0, await HeatingAsync(), settlement, Cancel);

        var settled = await HeatingAsync();
        Assert.Equal((text, annex, settlement), (settled.Text.Review, settled.Annex.Review, settled.Settled!.Value));
        Assert.Equal(
            [$"目标“清洁取暖覆盖率”：正文100%，附件80%，{settlement.Words()}"],
            await QueryAsync($"select words from review_edits where document_id = {_draft}"));

        await Reviews.UndoAsync(Second, _draft, number, Cancel);
        var open = await HeatingAsync();
        Assert.Equal((ReviewMark.Pending, ReviewMark.Pending, (Settlement?)null), (open.Text.Review, open.Annex.Review, open.Settled));
    }

    [Fact]
    public async Task AcceptConfident_LeavesBothSidesOfADisagreementOpen()
    {
        await Reviews.AcceptConfidentAsync(First, _draft, 0, Cancel);

        var heating = await HeatingAsync();
        Assert.Equal((ReviewMark.Pending, ReviewMark.Pending), (heating.Text.Review, heating.Annex.Review));
    }

    [Fact]
    public async Task Disagreement_AfterChanges_FollowsMarksAndGoesOnceTheValuesAgree()
    {
        var (draft, heating) = (await LoadAsync(_draft), await HeatingAsync());
        var before = DraftDisagreements.Of(draft);
        await Reviews.MarkAsync(First, _draft, 0, [new(RecordKind.Target, heating.Text.Id)], ReviewMark.Accepted, Cancel);
        await CatchUpAsync(draft);

        var marked = DraftDisagreements.Of(draft, before);
        Assert.Equal((ReviewMark.Accepted, ReviewMark.Pending), (marked.OfTarget(heating.Text.Id)!.Text.Review, marked.OfTarget(heating.Text.Id)!.Annex.Review));

        var annex = heating.Annex;
        await Get<RecordDesk>().EditAsync(
            First, _draft, 1, annex.Id, new TargetEdit(annex.IndicatorName, annex.Scope, annex.Comparator, 100, null, annex.Unit, annex.Year, annex.Change, annex.Nature), Cancel);
        await CatchUpAsync(draft);

        Assert.Null(DraftDisagreements.Of(draft, marked).OfTarget(heating.Text.Id));
    }

    [Fact]
    public async Task Settle_AfterAnotherChangedOneOfThem_IsRefused()
    {
        var heating = await HeatingAsync();
        await Reviews.MarkAsync(Second, _draft, 0, [new(RecordKind.Target, heating.Annex.Id)], ReviewMark.Rejected, Cancel);

        Assert.Equal("changed-meanwhile", await RefusalAsync(() => Reviews.SettleAsync(First, _draft, 0, heating, Settlement.Both, Cancel)));
        Assert.Equal("not-a-pair", await RefusalAsync(
            () => Reviews.SettleAsync(First, _draft, 1, new TargetDisagreement(heating.Annex, heating.Text), Settlement.Both, Cancel)));
        Assert.Equal("forbidden", await RefusalAsync(
            () => Reviews.SettleAsync(new Actor(5, "某人", AccountRole.Coordinator, null), _draft, 1, heating, Settlement.Both, Cancel)));
    }

    private async Task CatchUpAsync(Draft draft)
    {
        await using var db = Open();
        await draft.CatchUpAsync(db, Cancel);
    }

    private async Task<TargetDisagreement> HeatingAsync()
    {
        var draft = await LoadAsync(_draft);
        var target = draft.Targets.Single(target => target is { IndicatorName: "清洁取暖覆盖率", FromTable: false });
        return DraftDisagreements.Of(draft).OfTarget(target.Id)!;
    }
}
