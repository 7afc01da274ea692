using System.Net;
using System.Net.Mail;
using System.Text;

namespace Ordos.GreenPlan.Web.Mail;

/// <summary>Hands mails to the server.</summary>
internal sealed class PostOffice : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SmtpClient _client;
    private readonly string _from;

    public PostOffice(MailOptions options)
    {
        _from = options.From;
        _client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls };

        if (options.User.Length > 0)
        {
            _client.Credentials = new NetworkCredential(options.User, options.Password);
        }
    }

    /// <returns>Once the server has taken the mail.</returns>
    /// <exception cref="SmtpFailedRecipientException">It does not take this address.</exception>
    /// <exception cref="SmtpException">It cannot be reached or refuses the portal.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public async Task SendAsync(string to, string subject, string body, CancellationToken cancel)
    {
        using var mail = new MailMessage(_from, to)
        {
            Subject = subject, Body = body, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);

        try
        {
            await _client.SendMailAsync(mail, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server has not answered within {Patience}.");
        }
    }

    public void Dispose() => _client.Dispose();
}
