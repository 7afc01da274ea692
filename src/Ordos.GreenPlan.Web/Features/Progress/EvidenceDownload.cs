using Microsoft.AspNetCore.Http.HttpResults;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Features.Account;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>Hands out files of evidence: always to be saved, as the type that their content has.</summary>
internal static class EvidenceDownload
{
    public static void MapEvidence(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.Evidence + "/{id:int}", DownloadAsync).RequireAuthorization();

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(HttpContext http, int id, EvidenceDesk desk, CancellationToken cancel)
    {
        if (await desk.OpenAsync(http.User.ToActor(), id, cancel) is not { } file)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(file.Content, file.Kind.ContentType(), file.Name);
    }
}
