using System.Text;
using Ordos.GreenPlan.Extraction.Sources;
using Ordos.GreenPlan.Extraction.Sources.Programs;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Sources;

/// <summary>Reads a file and states what is expected of the result.</summary>
internal static class Expect
{
    private static readonly NoticeFile WithoutPrograms = new(NoticeFileLimits.Default, new ProgramLocator(_ => null));

    public static void Lines(byte[] file, params string[] lines)
    {
        var result = WithoutPrograms.Read(file);

        Assert.Null(result.Refusal);
        Assert.Equal(string.Concat(lines.Select(line => line + "\n")), result.Text);
    }

    public static FileRefusal Refusal(byte[] file, string code, NoticeFileLimits? limits = null)
    {
        var result = limits is null ? WithoutPrograms.Read(file) : new NoticeFile(limits).Read(file);

        Assert.Null(result.Text);
        Assert.Equal(code, result.Refusal!.Code);
        Assert.EndsWith("。", result.Refusal.Message, StringComparison.Ordinal);
        return result.Refusal;
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gb18030(string text) => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);
}
