using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>Files of evidence in the rows that ask for them.</summary>
public sealed partial class ReportsPage
{
    [Inject]
    private EvidenceDesk Evidence { get; init; } = null!;

    private Task AddFileAsync((SheetRow Row, IBrowserFile File) chosen) => ChangeFilesAsync(chosen.Row, async report =>
    {
        if (chosen.File.Size > EvidenceFile.MaxBytes)
        {
            throw new DomainRuleException("evidence-size", $"每个佐证文件不超过{EvidenceFile.MaxBytes / 1024 / 1024} MB，请压缩后再上传。");
        }

        using var content = new MemoryStream();
        await using var stream = chosen.File.OpenReadStream(EvidenceFile.MaxBytes, Leaving);
        await stream.CopyToAsync(content, Leaving);
        await Evidence.AddAsync(_actor, report, chosen.File.Name, content.ToArray(), Leaving);
    });

    private Task RemoveFileAsync((SheetRow Row, int FileId) chosen) => ChangeFilesAsync(chosen.Row, _ => Evidence.RemoveAsync(_actor, chosen.FileId, Leaving));

    private async Task ChangeFilesAsync(SheetRow row, Func<int, Task> change)
    {
        if (row.Own is { Id: var report })
        {
            await Attempt(() => change(report));
            await using var db = await Contexts.CreateDbContextAsync(Leaving);
            row.ShowFiles([.. (await EvidenceLine.LoadAsync(db, [report], Leaving))[report]]);
        }
    }
}
