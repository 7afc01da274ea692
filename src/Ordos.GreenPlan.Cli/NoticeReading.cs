using Ordos.GreenPlan.Extraction;
using Ordos.GreenPlan.Extraction.Contract;
using Ordos.GreenPlan.Extraction.Sources;

namespace Ordos.GreenPlan.Cli;

/// <summary>Reads a notice from a file on this machine.</summary>
internal static class NoticeReading
{
    /// <exception cref="RefusalException">The file cannot be opened or is no readable document.</exception>
    public static async Task<ExtractedNotice> ReadAsync(string path, CancellationToken cancel)
    {
        var result = await NoticeFile.Default.ReadAsync(await ContentAsync(path, cancel), cancel);
        return result.IsRead ? NoticeExtractor.Extract(result.Text) : throw new RefusalException(result.Refusal.Message);
    }

    private static async Task<ReadOnlyMemory<byte>> ContentAsync(string path, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: false);

            // One byte more than is taken: enough for the reader to refuse the file, however large or endless it is.
            var limit = NoticeFileLimits.Default.MaxFileBytes + 1;
            var content = new byte[file.CanSeek ? (int)Math.Min(file.Length, limit) : limit];
            var length = await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancel);
            return content.AsMemory(0, length);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusalException($"没有找到文件“{path}”。");
        }
        catch (UnauthorizedAccessException)
        {
            throw new RefusalException(Directory.Exists(path) ? $"“{path}”是文件夹，请给出其中的一个文件。" : $"没有读取文件“{path}”的权限。");
        }
        catch (IOException)
        {
            throw new RefusalException($"文件“{path}”无法读取。");
        }
    }
}
