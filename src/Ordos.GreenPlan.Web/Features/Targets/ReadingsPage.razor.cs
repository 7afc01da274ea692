using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Ordos.GreenPlan.Data.Register;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Targets;

namespace Ordos.GreenPlan.Web.Features.Targets;

/// <summary>实际值填报: the readings of a period, by a spreadsheet that is downloaded, filled in and uploaded.</summary>
public sealed partial class ReadingsPage
{
    private const int MaxFaults = 20;
    private const int PageSize = 50;

    private readonly List<string> _faults = [];
    private Actor? _actor;
    private ReadingPeriod _period;
    private ReadingSheet? _sheet;
    private string? _notice;
    private bool _started;
    private int _page;

    /// <summary>The period as <see cref="ReadingPeriodChoice"/> names it.</summary>
    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [Inject]
    private ReadingDesk Desk { get; init; } = null!;

    private IEnumerable<ReadingSheetRow> Shown => _sheet!.Rows.Skip((_page - 1) * PageSize).Take(PageSize);

    protected override async Task OnParametersSetAsync()
    {
        _actor = await ActorAsync();
        _period = ReadingPeriodChoice.Read(PeriodName, Calendar.Today);
        await LoadAsync();
        _started = true;
    }

    private async Task LoadAsync()
    {
        if (ReadingPeriodChoice.MayReport(_actor!))
        {
            await ShowNewestAsync(db => ReadingSheet.LoadAsync(db, _actor!, _period, Leaving), sheet => _sheet = sheet);
            _page = Math.Clamp(Number ?? 1, 1, Math.Max(1, (_sheet!.Rows.Count + PageSize - 1) / PageSize));
        }
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        _faults.Clear();
        _notice = null;
        var upload = await ReadingUpload.ReadAsync(chosen.File, _sheet!, Leaving);
        _faults.AddRange(upload.Faults);

        if (_faults.Count == 0 && await Attempt(() => Desk.TakeAllAsync(_actor!, upload.Entries, upload.Corrections, Leaving)))
        {
            await LoadAsync();
            _notice = upload.Entries.Count + upload.Corrections.Count == 0
                ? "表格中没有填写任何实际值，没有改动。"
                : $"已报{upload.Entries.Count}个实际值" + (upload.Corrections.Count > 0 ? $"，更正{upload.Corrections.Count}个" : "") + "。";
        }
    }

    private string PageAddress(int page) => Addresses.With(Addresses.Readings, ("period", PeriodName), ("page", page.ToString(CultureInfo.InvariantCulture)));
}
