using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Tests.Messages;

public sealed class MessageDeskTests(Databases databases) : MessageTest(databases)
{
    private MessageDesk Desk => Get<MessageDesk>();

    [Fact]
    public async Task Open_OwnMessage_IsReadAndAnothersIsNotThere()
    {
        await WriteAsync();
        var (own, other) = (await ActorAsync("energy-1"), await ActorAsync("energy-2"));
        var id = long.Parse((await QueryAsync($"select id from messages where account_id = {own.AccountId}"))[0], CultureInfo.InvariantCulture);

        Assert.Null(await Desk.OpenAsync(other, id, Cancel));
        await Desk.ReadAsync(other, id, Cancel);
        Assert.Equal(["f"], await QueryAsync($"select (read_at is not null)::text::char(1) from messages where id = {id}"));

        Assert.Equal(MessageKind.Assigned, (await Desk.OpenAsync(own, id, Cancel))!.Kind);
        Assert.Equal(["t"], await QueryAsync($"select (read_at is not null)::text::char(1) from messages where id = {id}"));
    }

    [Fact]
    public async Task ReadAll_UpToWhatWasSeen_LeavesNewerAndOthersUnread()
    {
        await WriteAsync();
        var own = await ActorAsync("energy-1");
        var seen = long.Parse((await QueryAsync("select max(id) from messages"))[0], CultureInfo.InvariantCulture);
        await ReturnAsync(await SubmitAndSignAsync(Energy, Plan.Tasks[0]));
        await WriteAsync();

        await Desk.ReadAllAsync(own, seen, Cancel);

        Assert.Equal(
            ["energy-1 Returned", "energy-2 Assigned", "energy-2 Returned"],
            await QueryAsync($"""
                select a.user_name || ' ' || m.kind from messages m join accounts a on a.id = m.account_id
                where a.department_id = {Energy} and m.read_at is null order by 1
                """));
    }

    [Fact]
    public async Task Forget_ReadLongAgo_GoesAndWhatIsUnreadOrWaitsForAnAnswerStays()
    {
        await Get<RequestDesk>().DisputeAsync(Staff(Energy), Energy, Plan.Task, "非本单位职责", Cancel);
        await WriteAsync();
        foreach (var reader in new[] { "energy-1", "coordinator" })
        {
            await Desk.ReadAllAsync(await ActorAsync(reader), int.MaxValue, Cancel);
        }

        Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, await Get<MessageWriter>().ForgetAsync(400, Cancel));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Get<MessageWriter>().ForgetAsync(400, Cancel));

        Assert.Equal(["banner-head", "energy-2", "forestry-1"], await NamesAsync(MessageKind.Assigned));
        Assert.Equal(["coordinator"], await NamesAsync(MessageKind.Disputed)); // read, but still open
        await WriteAsync();
        Assert.Equal(["banner-head", "energy-2", "forestry-1"], await NamesAsync(MessageKind.Assigned)); // not told again
    }

    [Fact]
    public async Task Choose_OwnMail_IsKeptAndAudited()
    {
        await Desk.ChooseAsync(await ActorAsync("energy-1"), MailChoice.DigestAndUrgent, " wang@example.gov.cn ", Cancel);

        Assert.Equal(["energy-1|DigestAndUrgent|wang@example.gov.cn"], await QueryAsync("select user_name, mail_choice, email from accounts where email is not null"));
        Assert.Contains("MailChoice", Assert.Single(await QueryAsync("select changes::text from audit_entries where entity = 'Account' and action = 'Changed'")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailChoice.Digest, "", "mail-address-missing")]
    [InlineData(MailChoice.Digest, "wang", "mail-address-wrong")]
    [InlineData(MailChoice.None, "wang@", "mail-address-wrong")]
    [InlineData(MailChoice.Digest, "a@example.cn, b@example.cn", "mail-address-wrong")]
    [InlineData(MailChoice.Digest, "王 <a@example.cn>", "mail-address-wrong")]
    [InlineData(MailChoice.Digest, "a@example.cn\r\nBcc: b@example.cn", "mail-address-wrong")]
    public async Task Choose_WhatIsNoAddress_IsRefused(MailChoice choice, string address, string code)
    {
        var actor = await ActorAsync("energy-1");

        Assert.Equal(code, await RefusalAsync(() => Desk.ChooseAsync(actor, choice, address, Cancel)));
    }

    private async Task<Actor> ActorAsync(string name)
    {
        await using var db = Open();
        return (await db.Users.SingleAsync(account => account.UserName == name, Cancel)).ToActor();
    }
}
