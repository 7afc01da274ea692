using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Ordos.GreenPlan.Data.Importing;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Web.Features.Account;

namespace Ordos.GreenPlan.Web.Features.Import;

/// <summary>Takes the files of an import as a stream, counted while they arrive. Whatever goes wrong on the way, nothing is stored.</summary>
internal static class UploadEndpoint
{
    private const int Overhead = 256 * 1024;
    private const int MaxFieldBytes = 32 * 1024 * 1024;

    public static void MapImportUpload(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Addresses.ImportUpload, TakeAsync).RequireAuthorization().DisableAntiforgery();

    private static async Task<IResult> TakeAsync(HttpContext http, ImportDesk desk, IAntiforgery antiforgery, CancellationToken cancel)
    {
        var actor = http.User.ToActor();
        if (!actor.May(Operation.ImportNotice))
        {
            return Refuse("您没有“导入通知”的权限。", StatusCodes.Status403Forbidden);
        }

        // Said before a byte is read.
        if (http.Request.ContentLength > ImportDesk.MaxBytes + Overhead)
        {
            return Refuse(ImportDesk.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }

        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = ImportDesk.MaxBytes + Overhead;

        // The token comes as a header: looking for it in the form would read the files first.
        if (!http.Request.Headers.ContainsKey("RequestVerificationToken") || !await antiforgery.IsRequestValidAsync(http))
        {
            return Refuse("页面已过期，没有导入。请刷新后再试。", StatusCodes.Status400BadRequest);
        }

        try
        {
            var (files, fields) = await ReadAsync(http.Request, cancel);
            var job = await desk.SubmitAsync(actor, files, Number(fields, "annex-of"), Number(fields, "new-version-of"), cancel);
            return Results.Json(new { job });
        }
        catch (DomainRuleException refusal)
        {
            return Refuse(refusal.Message, StatusCodes.Status422UnprocessableEntity);
        }
        catch (BadHttpRequestException broken)
        {
            return broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refuse(ImportDesk.TooLarge, broken.StatusCode)
                : Refuse("文件没有收全，没有导入。请检查网络后再试。", StatusCodes.Status400BadRequest);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or FormatException)
        {
            return Refuse("文件没有收全，没有导入。请检查网络后再试。", StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<(List<HandedFile> Files, Dictionary<string, string> Fields)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary))
        {
            throw new InvalidDataException("No boundary.");
        }

        var reader = new MultipartReader(boundary, request.Body);
        var files = new List<HandedFile>();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var room = (long)ImportDesk.MaxBytes;

        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var said))
            {
                continue;
            }

            var name = HeaderUtilities.RemoveQuotes(said.Name).Value ?? "";
            var fileName = HeaderUtilities.RemoveQuotes(said.FileNameStar).Value ?? HeaderUtilities.RemoveQuotes(said.FileName).Value;
            var content = await ReadAllAsync(section.Body, fileName is null ? Math.Min(room, MaxFieldBytes) : room, cancel);
            room -= content.Length;

            if (fileName is { Length: > 0 })
            {
                if (files.Count >= ImportDesk.MaxFiles)
                {
                    throw new DomainRuleException("too-many-files", $"一次最多导入{ImportDesk.MaxFiles}个文件，请分批导入。");
                }

                files.Add(new HandedFile(fileName, content));
            }
            else if (fileName is null)
            {
                fields[name] = Encoding.UTF8.GetString(content);
            }
        }

        if (PastedText.Of(fields.GetValueOrDefault("text"), fields.GetValueOrDefault("html")) is { } pasted)
        {
            files.Add(pasted);
        }

        return (files, fields);
    }

    private static async Task<byte[]> ReadAllAsync(Stream body, long room, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;

        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            if (kept.Length + read > room)
            {
                throw new DomainRuleException("too-large", ImportDesk.TooLarge);
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static int? Number(Dictionary<string, string> fields, string name) =>
        int.TryParse(fields.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IResult Refuse(string message, int status) => Results.Json(new { message }, statusCode: status);
}
