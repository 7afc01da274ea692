using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Access;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Testing;
using Ordos.GreenPlan.Web.Hosting;
using Ordos.GreenPlan.Web.Mail;

namespace Ordos.GreenPlan.Web.Tests.Mail;

/// <summary>Mails through a server of the test's own. The clock stands at noon of each day; the digest goes out at eight unless a test says otherwise.</summary>
public sealed class MessageMailerTests(Databases databases) : IAsyncLifetime
{
    private readonly SmtpSink _sink = SmtpSink.Start();
    private TestPortal _portal = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await databases.CreatePortalAsync();

    public async ValueTask DisposeAsync()
    {
        _sink.Dispose();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task Send_ByChoice_GivesUrgentOnesAtOnceADigestTheNextDayAndOthersNothing()
    {
        var (all, digest, none) = (await AddAsync("all", MailChoice.DigestAndUrgent), await AddAsync("digest", MailChoice.Digest), await AddAsync("none", MailChoice.None));
        foreach (var account in new[] { all, digest, none })
        {
            await TellAsync(account, MessageKind.Returned, "“推进光伏治沙”的填报被调度员退回：请核对数据");
            await TellAsync(account, MessageKind.PeriodOpened, "“2026年第四季度”已开放填报");
        }

        var mailer = Mailer();
        Assert.Equal(1, await mailer.SendAsync(Cancel));
        Assert.Equal(0, await mailer.SendAsync(Cancel));
        var urgent = Assert.Single(_sink.Taken);
        Assert.Equal(("all@example.cn", "绿色规划任务调度：1条未读消息，其中退回1条"), (urgent.To, urgent.Subject));
        Assert.Contains("【退回】“推进光伏治沙”的填报被调度员退回：请核对数据", urgent.Body, StringComparison.Ordinal);

        NextDay();
        Assert.Equal(2, await mailer.SendAsync(Cancel));
        Assert.Equal(0, await mailer.SendAsync(Cancel));
        Assert.Equal(
            ["all@example.cn 绿色规划任务调度：1条未读消息", "digest@example.cn 绿色规划任务调度：2条未读消息，其中退回1条"],
            _sink.Taken.Skip(1).Select(mail => $"{mail.To} {mail.Subject}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Send_Digest_HoldsWhatWasToldBeforeItsHour()
    {
        await TellAsync(await AddAsync("digest", MailChoice.Digest), MessageKind.PeriodOpened, "已开放填报");

        // Told at noon: the digest of thirteen hours is still to come, that of noon went out without it.
        Assert.Equal(0, await Mailer(hour: 13).SendAsync(Cancel));
        Assert.Equal(0, await Mailer(hour: 12).SendAsync(Cancel));
        NextDay();
        Assert.Equal(1, await Mailer(hour: 12).SendAsync(Cancel));
    }

    [Fact]
    public async Task Send_EveryMessage_LeadsToItsRowByAnAbsoluteAddress()
    {
        var id = await TellAsync(await AddAsync("all", MailChoice.DigestAndUrgent), MessageKind.Returned, "第一行\n第二行");

        await Mailer(address: "https://plan.example.cn/").SendAsync(Cancel);

        Assert.Contains($"【退回】第一行 第二行\nhttps://plan.example.cn/messages/{id}\n", Assert.Single(_sink.Taken).Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ServerDownThenUp_MailsOnceWhenItIsBack()
    {
        await TellAsync(await AddAsync("all", MailChoice.DigestAndUrgent), MessageKind.Returned, "退回");
        var mailer = Mailer();
        _sink.Down();
        Assert.Equal(0, await mailer.SendAsync(Cancel));
        Assert.Equal(0, await MailedAsync());

        _sink.Up();
        Assert.Equal(1, await mailer.SendAsync(Cancel));
        Assert.Equal(0, await mailer.SendAsync(Cancel));
        Assert.Equal(1, await MailedAsync());
        Assert.Single(_sink.Taken);
    }

    [Fact]
    public async Task Send_AnAddressThatIsRefused_DoesNotKeepOthersWaiting()
    {
        await TellAsync(await AddAsync("a", MailChoice.DigestAndUrgent), MessageKind.Returned, "退回");
        await TellAsync(await AddAsync("b", MailChoice.DigestAndUrgent), MessageKind.Returned, "退回");
        _sink.Unknown = "a@example.cn";

        Assert.Equal(1, await Mailer().SendAsync(Cancel));

        Assert.Equal(["b@example.cn"], _sink.Taken.Select(mail => mail.To));
    }

    [Fact]
    public async Task Send_WhatWasReadInThePortal_IsNotMailed()
    {
        var account = await AddAsync("all", MailChoice.DigestAndUrgent);
        await TellAsync(account, MessageKind.Returned, "退回");
        await _portal.Get<MessageDesk>().ReadAllAsync(account, long.MaxValue, Cancel);

        Assert.Equal(0, await Mailer().SendAsync(Cancel));
    }

    [Fact]
    public async Task Send_ByTwoServersAtOnce_MailsOnce()
    {
        await TellAsync(await AddAsync("all", MailChoice.DigestAndUrgent), MessageKind.Returned, "退回");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Mailer().SendAsync(Cancel))));

        Assert.Single(_sink.Taken);
    }

    [Theory]
    [InlineData("", "portal@example.cn", "https://plan.example.cn", false)]
    [InlineData("127.0.0.1", "", "https://plan.example.cn", false)]
    [InlineData("127.0.0.1", "portal@example.cn", "", false)]
    [InlineData("127.0.0.1", "portal@example.cn", "plan.example.cn", false)]
    [InlineData("127.0.0.1", "portal@example.cn", "https://plan.example.cn", true)]
    public void SendsMail_OnlyWithServerSenderAndAddress(string host, string from, string address, bool sends) =>
        Assert.Equal(sends, new PortalOptions { Address = address, Mail = new MailOptions { Host = host, From = from } }.SendsMail);

    private MessageMailer Mailer(int hour = 8, string address = "https://plan.example.cn") => new(
        _portal.Get<IDbContextFactory<GreenPlanContext>>(), _portal.Get<PortalCalendar>(),
        Options.Create(new PortalOptions
        {
            Address = address, Mail = new MailOptions { Host = "127.0.0.1", Port = _sink.Port, From = "portal@example.cn", DigestHour = hour },
        }),
        NullLogger<MessageMailer>.Instance);

    private void NextDay() => _portal.Clock.Today = _portal.Clock.Today.AddDays(1);

    private async Task<Actor> AddAsync(string name, MailChoice choice)
    {
        await using var db = _portal.Open();
        db.Actor = Actor.Portal;
        var account = new Account
        {
            UserName = name, DisplayName = name, Role = AccountRole.Coordinator, MailChoice = choice, Email = $"{name}@example.cn",
        };
        db.Users.Add(account);
        await db.SaveChangesAsync(Cancel);
        return account.ToActor();
    }

    private async Task<long> TellAsync(Actor account, MessageKind kind, string text)
    {
        await using var db = _portal.Open();
        var now = _portal.Clock.GetUtcNow().UtcDateTime;
        var (name, words) = (kind.ToString(), text);
        return (await db.Database.SqlQuery<long>($"""
            insert into messages (account_id, kind, subject_id, fact_at, text, at, is_demo)
            values ({account.AccountId}, {name}, 1, {now}, {words}, {now}, false) returning id as "Value"
            """).ToListAsync(Cancel))[0];
    }

    private async Task<int> MailedAsync()
    {
        await using var db = _portal.Open();
        return await db.Messages.CountAsync(message => message.MailedAt != null, Cancel);
    }
}
