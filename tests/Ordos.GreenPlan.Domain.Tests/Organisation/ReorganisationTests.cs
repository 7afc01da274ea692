using Ordos.GreenPlan.Domain.Organisation;

namespace Ordos.GreenPlan.Domain.Tests.Organisation;

public sealed class ReorganisationTests
{
    private static readonly DateOnly Today = new(2026, 4, 3);
    private static readonly DateTime Now = new(2026, 4, 3, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(SuccessionKind.Rename, true, "2026-04-03", null)]
    [InlineData(SuccessionKind.Rename, true, "2019-01-01", null)] // years later is no hindrance
    [InlineData(SuccessionKind.Rename, true, "2026-04-04", "date-future")]
    [InlineData(SuccessionKind.Rename, true, "2010-01-01", "date-before-founding")]
    [InlineData(SuccessionKind.Rename, false, "2026-04-03", "successor-missing")]
    [InlineData(SuccessionKind.Merge, false, "2026-04-03", "successor-missing")]
    [InlineData(SuccessionKind.Split, false, "2026-04-03", "successor-missing")]
    [InlineData(SuccessionKind.Abolish, false, "2026-04-03", null)]
    public void Check_KindAndDay_FollowsTheRules(SuccessionKind kind, bool followed, string on, string? code)
    {
        var old = Body("市环境保护局", founded: new DateOnly(2010, 1, 1));

        Assert.Equal(code, Refusal.OrNone(() => Reorganisation.Check(
            kind, old, followed ? Body("市生态环境局") : null, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), Today)));
    }

    [Fact]
    public void Check_BodiesThatCannot_AreRefused()
    {
        var old = Body("市环境保护局");
        var ended = Body("市煤炭局");
        ended.ValidTo = new DateOnly(2020, 1, 1);
        var group = Body("各旗区人民政府", kind: DepartmentKind.Group);

        Assert.Equal("same-department", Refusal.Of(() => Reorganisation.Check(SuccessionKind.Merge, old, old, Today, Today)));
        Assert.Equal("successor-ended", Refusal.Of(() => Reorganisation.Check(SuccessionKind.Merge, old, ended, Today, Today)));
        Assert.Null(Refusal.OrNone(() => Reorganisation.Check(SuccessionKind.Merge, old, ended, new DateOnly(2019, 1, 1), Today)));
        Assert.Equal("group", Refusal.Of(() => Reorganisation.Check(SuccessionKind.Merge, group, old, Today, Today)));
        Assert.Equal("group", Refusal.Of(() => Reorganisation.Check(SuccessionKind.Merge, old, group, Today, Today)));
    }

    [Theory]
    [InlineData(SuccessionKind.Rename, true)]
    [InlineData(SuccessionKind.Merge, true)]
    [InlineData(SuccessionKind.Abolish, true)]
    [InlineData(SuccessionKind.Split, false)]
    public void End_OfEachKind_EndsTheOldBodyUnlessItKeepsWork(SuccessionKind kind, bool ends)
    {
        var old = Body("市环境保护局");

        Change(kind).End(old);

        Assert.Equal(ends ? Today : null, old.ValidTo);
    }

    [Fact]
    public void End_BodyThatHasEndedBefore_KeepsItsDay()
    {
        var old = Body("市环境保护局");
        old.ValidTo = new DateOnly(2019, 1, 1);

        Change(SuccessionKind.Merge).End(old);

        Assert.Equal(new DateOnly(2019, 1, 1), old.ValidTo);
    }

    [Fact]
    public void Succession_ConfirmedThenTakenBack_IsProposedAsItWas()
    {
        var succession = new Succession { From = Body("a"), To = Body("b"), Kind = SuccessionKind.Rename, Certainty = Certainty.Likely };

        succession.Confirm(SuccessionKind.Merge, Today, Now);
        Assert.Equal((SuccessionKind.Merge, Today, false), (succession.Kind, succession.On!.Value, succession.IsProposed));
        Assert.Equal("succession-confirmed", Refusal.Of(() => succession.Dismiss(Now)));

        succession.TakeBack(SuccessionKind.Rename, null);
        Assert.Equal((SuccessionKind.Rename, null, true), (succession.Kind, succession.On, succession.IsProposed));
    }

    [Fact]
    public void Undo_Twice_IsRefused()
    {
        var change = Change(SuccessionKind.Merge);
        change.HandOver(7, originId: 1, replaced: null);

        change.Undo(Now, "管理员");

        Assert.False(Assert.Single(change.Handovers).InForce);
        Assert.Equal("already-undone", Refusal.Of(() => change.Undo(Now, "管理员")));
    }

    private static Reorganisation Change(SuccessionKind kind) =>
        new() { Kind = kind, FromId = 1, ToId = 2, On = Today, AppliedAt = Now, AppliedBy = "管理员" };

    private static Department Body(string name, DepartmentKind kind = DepartmentKind.Department, DateOnly? founded = null) =>
        new() { Key = name, Name = name, FullName = name, Kind = kind, Level = "市", ValidFrom = founded };
}
