using System.Globalization;
using System.Text;
using Ordos.GreenPlan.Data.Messages;

namespace Ordos.GreenPlan.Web.Mail;

/// <summary>What stands in a mail: plain text, each message with the address that leads to its row.</summary>
internal static class MailText
{
    private const string Portal = "绿色规划任务调度";

    // Without words of a message: a subject shows on locked screens.
    public static string Subject(IReadOnlyList<DueMessage> messages) =>
        messages.Count(message => message.Kind.IsUrgent()) is var urgent and > 0
            ? $"{Portal}：{messages.Count}条未读消息，其中退回{urgent}条"
            : $"{Portal}：{messages.Count}条未读消息";

    /// <param name="portal">Absolute address of the portal.</param>
    public static string Body(DueMail mail, string portal)
    {
        var root = portal.TrimEnd('/');
        var text = new StringBuilder($"{mail.Name}：\n\n您在{Portal}有{mail.Messages.Count}条未读消息。\n");

        foreach (var message in mail.Messages.OrderByDescending(message => message.Kind.IsUrgent()))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n【{message.Kind.Words()}】{message.Text.ReplaceLineEndings(" ")}\n{root}{Addresses.Message(message.Id)}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n更改或停止邮件提醒：{root}{Addresses.Messages}\n").ToString();
    }
}
