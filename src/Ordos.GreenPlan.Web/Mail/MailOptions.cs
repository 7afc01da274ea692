namespace Ordos.GreenPlan.Web.Mail;

/// <summary>The mail server; section <c>Portal:Mail</c>. Without a host and a sender no mail goes out.</summary>
public sealed class MailOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 25;

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "";

    /// <summary>Empty where the server asks for none.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Encrypts by STARTTLS; a server that offers none is refused then.</summary>
    public bool Tls { get; init; }

    /// <summary>The hour of the portal's zone at which the digest goes out, 0 to 23.</summary>
    public int DigestHour { get; init; } = 8;
}
