using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Access;
using Ordos.GreenPlan.Domain.Tasks;
using Ordos.GreenPlan.Web.Components.Layout;
using Ordos.GreenPlan.Web.Features.Account;
using Ordos.GreenPlan.Web.Hosting;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>本期待报: everything a department is asked for, on one page, with nothing to choose first.</summary>
public sealed partial class ReportsPage
{
    private const int MaxFaults = 20;
    private const int FewSent = 20;

    private readonly List<string> _faults = [];
    private Actor _actor = Actor.Portal with { Role = AccountRole.Leader };
    private string? _department;
    private Sheet? _sheet;
    private WaitingWork? _waiting;
    private string? _notice;
    private IReadOnlyList<string> _left = [];
    private bool _started;
    private bool _allSent;
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _attached;
    private DotNetObjectReference<ReportsPage>? _self;

    [SupplyParameterFromQuery(Name = "page")]
    public int? Asked { get; set; }

    [Inject]
    private SheetDesk Desk { get; init; } = null!;

    [Inject]
    private ReportDesk Reports { get; init; } = null!;

    [Inject]
    private IJSRuntime Script { get; init; } = null!;

    [Inject]
    private AssetAddresses Asset { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    private int Number => Math.Clamp(Asked ?? PageOfRow ?? 1, 1, _sheet?.Pages ?? 1);

    private int Own => _actor.DepartmentId!.Value;

    private IEnumerable<SheetRow> ShownSent => _allSent ? _sheet!.Sent : _sheet!.Sent.Take(FewSent);

    private string Window => _sheet is null ? "" : _sheet.Periods switch
    {
        [] => "当前没有开放的调度期",
        [var one] => $"{one.Name}　{Closing(one)}",
        var several => $"{several.Count}个调度期开放，最近{Closing(several[0])}",
    };

    private string Summary => string.Join('，', new List<(string Words, int Count)>
    {
        ("可提交", _sheet!.Count(RowStatus.Ready)),
        ("需说明", _sheet.Count(RowStatus.NeedsWord)),
        ("退回待改", _sheet.Count(RowStatus.Returned)),
        ("有误", _sheet.Count(RowStatus.Error)),
        ("同事改过", _sheet.Count(RowStatus.Conflict)),
        ("未填", _sheet.Open.Count(row => row.Status == RowStatus.Untouched && !row.Facts.Period.IsClosed)),
        ("可补报", _sheet.Open.Count(row => row.Status == RowStatus.Untouched && row.Facts.Period.IsClosed)),
    }.Where(part => part.Count > 0).Select(part => part.Words + part.Count.ToString(CultureInfo.InvariantCulture)));

    protected override async Task OnInitializedAsync()
    {
        _actor = await ActorAsync();
        _department = (await Authentication).User.NameOfDepartment();
        _started = true;

        // The frame at once, the rows with the circuit: loaded for both, they would cost twice and be typed in no earlier.
        if (_actor.DepartmentId is not null && Http is null)
        {
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The sheet may be there before the fields that it fills are.
        if (_attached is null && _self is null && _root.Id is not null && _sheet is { Open.Count: > 0 } && _actor.May(Operation.WriteReport, Own))
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", Leaving, "/" + Asset["js/reports.js"].TrimStart('/'));
            _attached = await _module.InvokeAsync<IJSObjectReference>("attach", Leaving, _root, _self, _actor.AccountId);
            StateHasChanged();
        }
    }

    private OpenPlace? Place(SheetRow? row)
    {
        if (row is not null && _sheet!.PageOf(row) != Number)
        {
            Navigation.NavigateTo(AddressOf(_sheet.PageOf(row)));
        }

        StateHasChanged();
        return row is null ? null : new OpenPlace(row.Facts.Code, row.OpenField);
    }

    private static string AddressOf(int page) =>
        Addresses.With(Addresses.Reports, ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    private string Closing(SheetPeriod period)
    {
        var left = period.ClosesOn.DayNumber - Calendar.Today.DayNumber;
        return $"{period.ClosesOn:M月d日}截止，{(left == 0 ? "今天截止" : $"剩{left}天")}";
    }

    /// <param name="anew">What is shown and not stored gives way, too.</param>
    private async Task LoadAsync(bool anew = false)
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        var facts = Noted(await new SheetQuery(db, Own, Calendar.Today).LoadAsync(Leaving));
        _sheet = new Sheet(facts, anew || _sheet is null ? [] : _sheet.Unsaved);
        _waiting = await WaitingWork.LoadAsync(db, _actor, Calendar.Today, Leaving);
    }

    private async Task<(ProgressReport? Report, RowParts Parts)> OwnReportAsync(RowKey key)
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        var report = await db.Reports.AsNoTracking()
            .SingleOrDefaultAsync(report => report.TaskId == key.TaskId && report.PeriodId == key.PeriodId && report.DepartmentId == Own, Leaving);
        return (report, report is null ? RowParts.None : (await RowParts.LoadAsync(db, [report.Id], Leaving)).GetValueOrDefault(report.Id, RowParts.None));
    }

    /// <summary>Stores other texts in rows, all or none, and shows them as they are stored then.</summary>
    private async Task ChangeAsync(IReadOnlyList<SheetRow> rows, Func<IReadOnlyList<RowText>, Task> store, Func<SheetRow, RowText> text)
    {
        await Attempt(() => store([.. rows.Select(text)]));
        var taskIds = rows.Select(row => row.Key.TaskId).ToArray();
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        var stored = (await db.Reports.AsNoTracking()
                .Where(report => report.DepartmentId == Own && report.PeriodId != null && taskIds.Contains(report.TaskId)).ToListAsync(Leaving))
            .ToDictionary(report => new RowKey(report.TaskId, report.PeriodId!.Value));
        var parts = await RowParts.LoadAsync(db, [.. stored.Values.Select(report => report.Id)], Leaving);

        foreach (var row in rows)
        {
            var own = stored.GetValueOrDefault(row.Key);
            row.Renew(row.Facts with { Own = own, Parts = own is null ? RowParts.None : parts.GetValueOrDefault(own.Id, RowParts.None) });
        }
    }

    private static void Unfold(SheetRow row) => row.Unfold();

    private async Task RecallAsync(SheetRow row)
    {
        await Attempt(() => Reports.RecallAsync(_actor, row.Own!.Id, row.Version, Leaving));
        await LoadAsync();
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        _faults.Clear();
        _notice = null;
        var upload = await SheetUpload.ReadAsync(chosen.File, _sheet!, Leaving);
        _faults.AddRange(upload.Faults);

        if (_faults.Count == 0 && await Attempt(() => Desk.SaveAllAsync(_actor, Own, upload.Rows, Leaving)))
        {
            // The sheet stays until the new one is there: the page may be following others meanwhile, and its fields are listened to.
            await LoadAsync(anew: true);
            _notice = upload.Rows.Count == 0 ? "表格中没有填写任何一行，没有改动。" : $"已存入{upload.Rows.Count}行，尚未提交。请看过后全部提交。";
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_attached is not null)
            {
                await _attached.InvokeVoidAsync("detach");
                await _attached.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page has gone with its connection.
        }

        _self?.Dispose();
        Dispose();
    }
}
