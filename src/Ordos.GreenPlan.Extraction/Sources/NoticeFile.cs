using Ordos.GreenPlan.Extraction.Sources.Programs;

namespace Ordos.GreenPlan.Extraction.Sources;

/// <summary>The one entry for files: bytes in, the plain text of a notice or a refusal out.</summary>
/// <remarks>
/// The content decides what a file is; its name is never looked at and never reaches the disk. In the text a table's
/// row is one line that starts with a tab and has tabs between its cells; every other line is a paragraph.
/// </remarks>
public sealed class NoticeFile
{
    private readonly NoticeFileLimits _limits;
    private readonly ProgramLocator _programs;

    /// <summary>Readers with the limits given and the programs of this machine.</summary>
    public NoticeFile(NoticeFileLimits? limits = null)
        : this(limits ?? NoticeFileLimits.Default, ProgramLocator.OfThisMachine)
    {
    }

    internal NoticeFile(NoticeFileLimits limits, ProgramLocator programs)
    {
        _limits = limits;
        _programs = programs;
    }

    /// <summary>Readers with the default limits.</summary>
    public static NoticeFile Default { get; } = new();

    /// <summary>Reads a file. Whatever the bytes are, the answer is a text or a refusal; only cancelling throws.</summary>
    public async Task<NoticeFileResult> ReadAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        try
        {
            var text = await ReadTextAsync(content, cancellationToken).ConfigureAwait(false);
            return string.IsNullOrWhiteSpace(text)
                ? NoticeFileResult.Refused(Refusals.NoText)
                : NoticeFileResult.Of(text);
        }
        catch (UnreadableFileException unreadable)
        {
            return NoticeFileResult.Refused(unreadable.Refusal);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception)
        {
            // The file libraries throw whatever they stumble over. Nothing of that is for the person who imports.
            return NoticeFileResult.Refused(Refusals.Broken);
        }
    }

    /// <summary>Reads a file and waits. For callers that have no thread to give back, such as the command line.</summary>
    public NoticeFileResult Read(ReadOnlyMemory<byte> content) => ReadAsync(content).GetAwaiter().GetResult();

    private async Task<string> ReadTextAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.IsEmpty)
        {
            throw new UnreadableFileException(Refusals.Empty);
        }

        if (content.Length > _limits.MaxFileBytes)
        {
            throw new UnreadableFileException(Refusals.TooLarge(_limits.MaxFileBytes));
        }

        var kind = FileRecogniser.Recognise(content, _limits);
        return kind switch
        {
            FileKind.Text => Text.PlainTextReader.Read(content.Span, _limits),
            FileKind.Html => Web.HtmlReader.Read(content, _limits),
            FileKind.Docx => Word.DocxReader.Read(content, _limits),
            FileKind.Xlsx => Sheets.XlsxReader.Read(content, _limits),
            FileKind.Ofd => Ofd.OfdReader.Read(content, _limits),
            FileKind.Pdf => await new PdfReader(_programs, _limits).ReadAsync(content, cancellationToken).ConfigureAwait(false),
            _ => await ReadConvertedAsync(content, kind, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<string> ReadConvertedAsync(ReadOnlyMemory<byte> content, FileKind kind, CancellationToken cancellationToken)
    {
        var converted = await new OfficeConverter(_programs, _limits)
            .ConvertAsync(content, kind, cancellationToken).ConfigureAwait(false);

        return OfficeConverter.TargetOf(kind) == FileKind.Xlsx
            ? Sheets.XlsxReader.Read(converted, _limits)
            : Word.DocxReader.Read(converted, _limits);
    }
}
