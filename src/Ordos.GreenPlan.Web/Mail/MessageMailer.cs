using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Messages;
using Ordos.GreenPlan.Web.Hosting;

namespace Ordos.GreenPlan.Web.Mail;

/// <summary>Mails messages to those who asked for it: one digest a day, urgent ones at once.</summary>
/// <remarks>
/// A message counts as mailed when the server has taken it, and is tried again until then. Were the portal killed between the two, it would be
/// mailed twice rather than never. What was read in the portal meanwhile is not mailed.
/// </remarks>
public sealed partial class MessageMailer(
    IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, IOptions<PortalOptions> options, ILogger<MessageMailer> logger)
{
    /// <summary>A server that was away for longer gets no mails about what is long past.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>How long an address that the server refuses is left alone.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private readonly Dictionary<int, DateTime> _refused = [];
    private bool _isDown;

    /// <summary>Sends what is due, unless another server is just doing it.</summary>
    /// <returns>How many mails the server has taken.</returns>
    public async Task<int> SendAsync(CancellationToken cancel)
    {
        if (!options.Value.SendsMail)
        {
            return 0;
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);

        // Locked for as long as the connection is held: mailing may take long, and no transaction should.
        await db.Database.OpenConnectionAsync(cancel);
        if (!await db.Database.SqlQueryRaw<bool>("""select pg_try_advisory_lock(hashtext('mail')) as "Value" """).SingleAsync(cancel))
        {
            return 0;
        }

        try
        {
            return await SendAllAsync(db, await DueAsync(db, cancel), cancel);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync("select pg_advisory_unlock(hashtext('mail'))", CancellationToken.None);
        }
    }

    private async Task<List<DueMail>> DueAsync(GreenPlanContext db, CancellationToken cancel)
    {
        var urgent = MessageKinds.Urgent.ToArray();
        var digested = LastDigest();
        var alive = calendar.Now - Lifetime;
        var due = await (
            from message in db.Messages
            join account in db.Users on message.AccountId equals account.Id
            where message.MailedAt == null && message.ReadAt == null && message.At > alive
                && account.Email != null && account.MailChoice != MailChoice.None
                && (message.At < digested || (account.MailChoice == MailChoice.DigestAndUrgent && urgent.Contains(message.Kind)))
            orderby account.Id, message.Id
            select new { account.Id, Address = account.Email!, account.DisplayName, Message = new DueMessage(message.Id, message.Kind, message.Text) })
            .ToListAsync(cancel);
        return [.. due.GroupBy(one => (one.Id, one.Address, one.DisplayName), one => one.Message)
            .Select(own => new DueMail(own.Key.Id, own.Key.Address, own.Key.DisplayName, [.. own]))];
    }

    /// <summary>The latest moment at which a digest was due: what is older belongs to it, what is newer to the next.</summary>
    private DateTime LastDigest()
    {
        var time = new TimeOnly(Math.Clamp(options.Value.Mail.DigestHour, 0, 23), 0);
        var today = calendar.At(calendar.Today, time);
        return calendar.Now >= today ? today : calendar.At(calendar.Today.AddDays(-1), time);
    }

    private async Task<int> SendAllAsync(GreenPlanContext db, List<DueMail> due, CancellationToken cancel)
    {
        using var post = new PostOffice(options.Value.Mail);
        var sent = 0;

        foreach (var mail in due.Where(mail => !(_refused.TryGetValue(mail.AccountId, out var until) && calendar.Now < until)))
        {
            try
            {
                await post.SendAsync(mail.Address, MailText.Subject(mail.Messages), MailText.Body(mail, options.Value.Address), cancel);
            }
            catch (SmtpFailedRecipientException refusal)
            {
                _refused[mail.AccountId] = calendar.Now + Rest;
                LogRefused(mail.AccountId, refusal);
                continue;
            }
            catch (Exception failure) when (failure is SmtpException or IOException or TimeoutException)
            {
                if (!_isDown)
                {
                    LogDown(failure);
                }

                _isDown = true;
                return sent;
            }

            // Each by itself, at once: what the server has taken must not be sent again because a later one failed.
            var ids = mail.Messages.Select(message => message.Id).ToArray();
            var now = calendar.Now;
            await db.Messages.Where(message => ids.Contains(message.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(message => message.MailedAt, now), CancellationToken.None);
            _isDown = false;
            _refused.Remove(mail.AccountId);
            sent++;
        }

        return sent;
    }

    [LoggerMessage(LogLevel.Warning, "The mail server does not answer or refuses the portal; mails are kept and tried again every minute.")]
    private partial void LogDown(Exception failure);

    [LoggerMessage(LogLevel.Warning, "The mail server refuses the address of account {Account}; it is tried again in an hour.")]
    private partial void LogRefused(int account, Exception refusal);
}

/// <summary>What one person is to get in one mail.</summary>
internal sealed record DueMail(int AccountId, string Address, string Name, IReadOnlyList<DueMessage> Messages);

internal sealed record DueMessage(long Id, MessageKind Kind, string Text);
