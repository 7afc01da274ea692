namespace Ordos.GreenPlan.Extraction.Sources.Programs;

/// <summary>Lets LibreOffice turn the formats that only it reads into .docx or .xlsx.</summary>
internal sealed class OfficeConverter(ProgramLocator programs, NoticeFileLimits limits)
{
    // Macros never run, and links are neither followed nor updated: a notice must not make this machine call others.
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
          <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
          <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
          <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
          <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
          <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        </oor:items>
        """;

    public static FileKind TargetOf(FileKind kind) => kind is FileKind.Xls or FileKind.Ods ? FileKind.Xlsx : FileKind.Docx;

    public async Task<byte[]> ConvertAsync(ReadOnlyMemory<byte> content, FileKind kind, CancellationToken cancellationToken)
    {
        var program = programs.Office ?? throw new UnreadableFileException(Refusals.NoOfficeProgram);
        var target = TargetOf(kind) == FileKind.Xlsx ? "xlsx" : "docx";

        using var folder = new PrivateFolder();
        var input = folder.PathOf("input." + ExtensionOf(kind));
        await WriteInputAsync(folder, input, content, cancellationToken).ConfigureAwait(false);

        // A profile of its own lets several conversions run side by side.
        string[] arguments =
        [
            "-env:UserInstallation=" + new Uri(folder.PathOf("profile")).AbsoluteUri,
            "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
            "--convert-to", target, "--outdir", folder.PathOf("out"), input,
        ];
        await OutsideProgram.RunAsync(program, arguments, folder.FullName, limits, cancellationToken).ConfigureAwait(false);

        // The program ends with 0 also when it could not read the file; what counts is whether there is a result.
        var output = new FileInfo(Path.Combine(folder.PathOf("out"), "input." + target));
        if (!output.Exists)
        {
            throw new UnreadableFileException(Refusals.Broken);
        }

        return output.Length > limits.MaxUnpackedBytes
            ? throw new UnreadableFileException(Refusals.Oversized)
            : await File.ReadAllBytesAsync(output.FullName, cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteInputAsync(
        PrivateFolder folder, string input, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.PathOf("out"));
        var profile = Directory.CreateDirectory(folder.PathOf("profile/user"));
        await File.WriteAllTextAsync(Path.Combine(profile.FullName, "registrymodifications.xcu"), Settings, cancellationToken)
            .ConfigureAwait(false);

        await File.WriteAllBytesAsync(input, content, cancellationToken).ConfigureAwait(false);
    }

    private static string ExtensionOf(FileKind kind) => kind switch
    {
        FileKind.Doc => "doc",
        FileKind.Xls => "xls",
        FileKind.OldWps => "wps",
        FileKind.Rtf => "rtf",
        FileKind.Odt => "odt",
        FileKind.Ods => "ods",
        _ => "xml",
    };
}
