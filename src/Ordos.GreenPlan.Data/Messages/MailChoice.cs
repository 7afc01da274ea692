namespace Ordos.GreenPlan.Data.Messages;

/// <summary>What of a person's messages goes out by mail (邮件提醒).</summary>
public enum MailChoice
{
    /// <summary>不发邮件</summary>
    None,

    /// <summary>每天一封汇总</summary>
    Digest,

    /// <summary>每天一封汇总，急件随到随发</summary>
    DigestAndUrgent,
}
