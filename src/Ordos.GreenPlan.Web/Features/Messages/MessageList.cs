using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Messages;

namespace Ordos.GreenPlan.Web.Features.Messages;

/// <summary>A page of a person's messages: unread ones first, the urgent of them on top, then the newest.</summary>
/// <param name="Asked">The view that was asked for; <see cref="Address"/> has the page that there is.</param>
/// <param name="Newest">Id of the newest message there is; 0 without any.</param>
public sealed record MessageList(MessagesAddress Asked, MessagesAddress Address, IReadOnlyList<MessageRow> Rows, int Total, int Unread, long Newest)
{
    public const int PageSize = 25;

    public static async Task<MessageList> LoadAsync(GreenPlanContext db, int accountId, MessagesAddress asked, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var own = db.Messages.Where(message => message.AccountId == accountId);
        var wanted = own
            .Where(message => asked.Kind == null || message.Kind == asked.Kind)
            .Where(message => !asked.OnlyUnread || message.ReadAt == null);
        var total = await wanted.CountAsync(cancel);
        var page = Math.Clamp(asked.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var urgent = MessageKinds.Urgent.ToArray();
        var rows = await wanted.OrderBy(message => message.ReadAt != null)
            .ThenByDescending(message => message.ReadAt == null && urgent.Contains(message.Kind)).ThenByDescending(message => message.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(message => new MessageRow(message.Id, message.Kind, message.Text, message.At, message.ReadAt != null, message.IsDemo))
            .ToListAsync(cancel);
        return new MessageList(
            asked, asked with { Page = page }, rows, total, await own.CountAsync(message => message.ReadAt == null, cancel),
            await own.MaxAsync(message => (long?)message.Id, cancel) ?? 0);
    }
}

public sealed record MessageRow(long Id, MessageKind Kind, string Text, DateTime At, bool IsRead, bool IsDemo);
