using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Cli.Verbs;

/// <summary>extract 文件: what a notice says, as JSON.</summary>
internal static class ExtractVerb
{
    public static async Task<int> RunAsync(VerbCall call)
    {
        var notice = await NoticeReading.ReadAsync(call.Only("通知文件"), call.Cancel);
        await call.SayAsync(NoticeJson.Write(notice));
        return ExitCode.Done;
    }
}
