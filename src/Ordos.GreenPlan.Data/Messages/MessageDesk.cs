using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data.Live;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;

namespace Ordos.GreenPlan.Data.Messages;

/// <summary>What people do with their own messages; nobody reaches another's.</summary>
public sealed class MessageDesk(IDbContextFactory<GreenPlanContext> contexts, PortalCalendar calendar, ChangeFeed changes)
{
    public const int MaxAddress = 254;

    /// <summary>Opens a message: it is read from then on.</summary>
    /// <returns>Null where the actor has no such message.</returns>
    public async Task<Message?> OpenAsync(Actor actor, long id, CancellationToken cancel)
    {
        await MarkAsync(actor, message => message.Id == id, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Messages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == id && message.AccountId == actor.AccountId, cancel);
    }

    public Task ReadAsync(Actor actor, long id, CancellationToken cancel) => MarkAsync(actor, message => message.Id == id, cancel);

    /// <param name="upTo">The newest that the person has seen: what came since stays unread.</param>
    public Task ReadAllAsync(Actor actor, long upTo, CancellationToken cancel) => MarkAsync(actor, message => message.Id <= upTo, cancel);

    /// <summary>Keeps what the actor wants to have by mail.</summary>
    /// <exception cref="DomainRuleException"><c>mail-address-missing</c>; <c>mail-address-wrong</c></exception>
    public async Task ChooseAsync(Actor actor, MailChoice choice, string? address, CancellationToken cancel)
    {
        var clean = string.IsNullOrWhiteSpace(address) ? null : address.Trim();

        if (choice != MailChoice.None && clean is null)
        {
            throw new DomainRuleException("mail-address-missing", "请填写接收提醒的邮箱。");
        }

        if (clean is not null && !IsAddress(clean))
        {
            throw new DomainRuleException("mail-address-wrong", "邮箱格式不对，请核对，例如zhang@example.gov.cn。");
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Actor = actor;
        var account = await db.Users.SingleAsync(one => one.Id == actor.AccountId, cancel);
        (account.MailChoice, account.Email, account.NormalizedEmail) = (choice, clean, clean?.ToUpperInvariant());
        await db.SaveChangesAsync(cancel);
    }

    private async Task MarkAsync(Actor actor, System.Linq.Expressions.Expression<Func<Message, bool>> which, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = calendar.Now;
        var marked = await db.Messages.Where(message => message.AccountId == actor.AccountId && message.ReadAt == null).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.ReadAt, now), cancel);

        if (marked > 0)
        {
            changes.Publish([new Change(ChangeKind.Message, actor.AccountId!.Value)]);
        }
    }

    // What the mail server would read as several addresses, or as a name with an address, is not taken.
    private static bool IsAddress(string text) =>
        text.Length <= MaxAddress && MailAddress.TryCreate(text, out var address) && address.Address == text && !text.Any(char.IsControl);
}
