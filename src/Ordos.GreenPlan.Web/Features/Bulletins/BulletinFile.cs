using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Bulletins;
using Ordos.GreenPlan.Web.Features.Account;

namespace Ordos.GreenPlan.Web.Features.Bulletins;

/// <summary>A bulletin as a Word file, made again from what was kept.</summary>
internal static class BulletinFile
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapBulletinFile(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Addresses.Bulletins + "/{id:int}.docx", DownloadAsync).RequireAuthorization();

    private static async Task<Results<FileStreamHttpResult, NotFound>> DownloadAsync(
        int id, HttpContext http, IDbContextFactory<GreenPlanContext> contexts, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var bulletin = await BulletinDesk.ReadableBy(http.User.ToActor(), db.Bulletins).AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);

        if (bulletin is null)
        {
            return TypedResults.NotFound();
        }

        var file = new MemoryStream();
        OfficialDocument.Write(file, BulletinDesk.Read(bulletin), bulletin.MadeAt);
        file.Position = 0;
        return TypedResults.File(file, ContentType, $"{bulletin.Title}.docx");
    }
}
