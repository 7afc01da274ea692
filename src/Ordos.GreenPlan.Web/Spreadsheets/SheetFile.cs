using Microsoft.AspNetCore.Http.HttpResults;

namespace Ordos.GreenPlan.Web.Spreadsheets;

/// <summary>A table as a file to download. It is written to the disk first, so that memory does not grow with the rows.</summary>
internal static class SheetFile
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="name">Name of the sheet and, with the day, of the file.</param>
    public static async Task<FileStreamHttpResult> CreateAsync(
        string name, DateOnly today, IReadOnlyList<(string Title, double Width)> columns, Func<SheetWriter, Task> write)
    {
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

        try
        {
            using (var sheet = new SheetWriter(file, name, columns))
            {
                await write(sheet);
            }

            file.Position = 0;
            return TypedResults.File(file, ContentType, $"{name}{today:yyyyMMdd}.xlsx");
        }
        catch
        {
            // The file goes with its handle.
            await file.DisposeAsync();
            throw;
        }
    }
}
