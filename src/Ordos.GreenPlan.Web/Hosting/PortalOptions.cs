using Ordos.GreenPlan.Web.Mail;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>What differs from one installation to the next; section <c>Portal</c> of the configuration.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The city or district whose portal this is, shown before the product's name.</summary>
    public string Place { get; init; } = "";

    /// <summary>Where log files go; relative to the content root.</summary>
    public string LogFolder { get; init; } = ".data/logs";

    /// <summary>Departments and notices for an empty database; relative to the program.</summary>
    public string SeedsFolder { get; init; } = "seeds";

    /// <summary>Where the private database lives when no server is named; relative to the content root.</summary>
    public string DataFolder { get; init; } = ".data";

    /// <summary>Adds sample accounts and reports at the start, once.</summary>
    public bool Demo { get; init; }

    /// <summary>Where people find the portal, such as <c>https://plan.example.gov.cn</c>: the beginning of every link in a mail.</summary>
    public string Address { get; init; } = "";

    /// <summary>For how many days messages that were read are kept; 0 keeps them for good.</summary>
    public int KeepMessagesForDays { get; init; } = 400;

    public MailOptions Mail { get; init; } = new();

    /// <summary>Whether all is set that mails need.</summary>
    public bool SendsMail =>
        Mail.Host.Length > 0 && Mail.From.Length > 0
        && Uri.TryCreate(Address, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
