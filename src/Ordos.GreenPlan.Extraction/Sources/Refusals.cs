namespace Ordos.GreenPlan.Extraction.Sources;

/// <summary>Every refusal of a file, in the words that a person reads.</summary>
internal static class Refusals
{
    public static readonly FileRefusal Empty = new("empty-file", "文件是空的，没有可导入的内容。");

    public static readonly FileRefusal NoText = new("no-text", "文件中没有可读取的文字；如为扫描件，请先作文字识别。");

    public static readonly FileRefusal Binary = new("binary", "文件不是文档，不能导入。");

    public static readonly FileRefusal Picture = new("picture", "文件是图片，请先作文字识别，再导入所得文字。");

    public static readonly FileRefusal UnknownEncoding = new("unknown-encoding", "无法判断文件的文字编码，请另存为UTF-8编码后再导入。");

    public static readonly FileRefusal Encrypted = new("encrypted", "文件已加密或设有密码，请解除密码后再导入。");

    public static readonly FileRefusal Macro = new("macro", "文件含有宏，不予导入；请另存为不含宏的文档。");

    public static readonly FileRefusal Archive = new("archive", "文件是压缩包，请解压后逐个导入其中的文档。");

    public static readonly FileRefusal Unsupported = new("unsupported", "不支持这类文件；可导入文本、Word、Excel、WPS、网页、PDF和OFD文件。");

    public static readonly FileRefusal Broken = new("broken-file", "文件已损坏，无法读取。");

    public static readonly FileRefusal Oversized = new("oversized-content", "文件展开后的内容过大，不予导入。");

    public static readonly FileRefusal UnsafeXml = new("unsafe-xml", "文件含有不允许的文档类型声明或实体，不予导入。");

    public static readonly FileRefusal TooDeep = new("too-deep", "文件内容的嵌套层次过多，不予导入。");

    public static readonly FileRefusal NoPdfProgram = new("missing-program", "读取PDF文件需要pdftotext（poppler-utils软件包），本机尚未安装。");

    public static readonly FileRefusal NoOfficeProgram = new("missing-program", "读取这类文件需要LibreOffice，本机尚未安装；也可另存为docx或xlsx后再导入。");

    public static readonly FileRefusal ProgramTime = new("conversion-timeout", "文件转换超时，未能读取。");

    public static FileRefusal TooLarge(int maxBytes) =>
        new("file-too-large", $"文件超过{maxBytes / 1024 / 1024} MB，不能导入。");

    public static FileRefusal TooManyLines(int maxLines) =>
        new("text-too-long", $"文件的文字超过{maxLines / 10_000}万行，不能导入。");

    public static FileRefusal TooMuchText(int maxLength) =>
        new("text-too-long", $"文件的文字超过{maxLength / 10_000}万字，不能导入。");
}
