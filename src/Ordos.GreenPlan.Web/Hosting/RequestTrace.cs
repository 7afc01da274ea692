using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Serilog.Context;

namespace Ordos.GreenPlan.Web.Hosting;

/// <summary>Gives every request a short number that a person can read out: it stands in each log line, in the response header and on error pages.</summary>
public sealed partial class RequestTrace(RequestDelegate next, ILogger<RequestTrace> logger)
{
    public const string Header = "X-Request-Id";
    public const string LogProperty = "Request";

    // Without the characters that are mistaken for one another when read aloud or off paper.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string NewNumber() =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:MMdd-HHmm}-{RandomNumberGenerator.GetString(Alphabet, 5)}");

    public async Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = NewNumber();
        context.Response.Headers[Header] = context.TraceIdentifier;
        context.Response.OnStarting(() =>
        {
            // The exception handler clears headers before it answers.
            context.Response.Headers[Header] = context.TraceIdentifier;
            return Task.CompletedTask;
        });

        using (LogContext.PushProperty(LogProperty, context.TraceIdentifier))
        {
            var started = Stopwatch.GetTimestamp();
            await next(context);
            if (!IsRoutine(context))
            {
                Answered(
                    context.Request.Method,
                    context.Request.Path.Value,
                    context.Response.StatusCode,
                    Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
    }

    // Files, and health questions answered well, would bury what matters.
    private static bool IsRoutine(HttpContext context) =>
        context.Response.StatusCode < StatusCodes.Status400BadRequest
        && (Path.HasExtension(context.Request.Path.Value) || context.Request.Path == Addresses.Health);

    [LoggerMessage(LogLevel.Information, "{Method} {Path} answered {Status} in {Elapsed:0.0} ms")]
    private partial void Answered(string method, string? path, int status, double elapsed);
}
