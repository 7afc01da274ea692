using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using Ordos.GreenPlan.Data;
using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Policies;
using Ordos.GreenPlan.Web.Hosting;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>校核: a draft beside its source. Every decision is saved as it is made; what others decide meanwhile appears by itself.</summary>
public sealed partial class DraftReviewPage(
    DraftDesk reviews, PassageDesk passages, ImportUndo undo, NavigationManager navigation, IJSRuntime script, AssetAddresses asset)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    private ReviewState? _state;
    private IReadOnlyList<DepartmentChoice> _departments = [];
    private SourcePane? _source;
    private TextSelection? _selected;
    private (int Number, string Words)? _done;
    private string? _news;
    private bool _confirmingUndo;
    private bool _busy;
    private int _version;
    private int _firstRow;
    private bool _following;
    private (RecordKey Row, Settlement Settlement)? _choice;
    private ITimer? _timer;
    private IJSObjectReference? _module;
    private DotNetObjectReference<DraftReviewPage>? _self;

    /// <summary>The targets of text and annex that the current record is one of, where they contradict each other.</summary>
    private TargetDisagreement? Disagreement =>
        _state?.CurrentRow is { Key: { Kind: RecordKind.Target, Id: var target } } ? _state.Doubts.Disagreements.OfTarget(target) : null;

    /// <summary>What will be kept of them: what was chosen, else how they were settled, else both.</summary>
    private Settlement Choice =>
        _choice is { } choice && choice.Row == _state?.CurrentRow?.Key ? choice.Settlement : Disagreement?.Settled ?? Settlement.Both;

    private IEnumerable<(ReviewTab Tab, string Title)> Tabs =>
    [
        (ReviewTab.Tree, "目录"), (ReviewTab.Doubts, $"提醒 {_state!.Doubtful}"), (ReviewTab.Unclaimed, $"未认领 {_state.OpenSentences}"), (ReviewTab.History, "改动"),
    ];

    [JSInvokable]
    public async Task KeyAsync(string key)
    {
        // Among past changes no record is looked at that a key could decide on.
        if (_state?.CurrentRow is not { } row || (_state.Tab == ReviewTab.History && key != "z"))
        {
            return;
        }

        switch (key)
        {
            case "Enter": await DecideAsync(ReviewMark.Accepted); break;
            case "Backspace": await DecideAsync(ReviewMark.Rejected); break;
            case "ArrowDown": _state.Move(1); await ShowAsync(); break;
            case "ArrowUp": _state.Move(-1); await ShowAsync(); break;
            case "ArrowRight" or "ArrowLeft": Toggle(row); break;
            case " ": await ShowAsync(); break;
            case "1": await MakeAsync(RecordKind.Task); break;
            case "2": await MakeAsync(RecordKind.Unit); break;
            case "3": await MakeAsync(RecordKind.Target); break;
            case "m" when row.Key.Kind == RecordKind.Task: await MergeAsync(); break;
            case "s" when row.Key.Kind == RecordKind.Task: await SplitAsync(); break;
            case "Delete" when row.Key.Kind != RecordKind.Sentence: await DeleteAsync(); break;
            case "0": await DecideAsync(row.Key.Kind == RecordKind.Sentence ? ReviewMark.Accepted : ReviewMark.Rejected); break;
            case "z" when _done is { } done: await UndoAsync(done.Number); break;
        }

        StateHasChanged();
    }

    /// <summary>A mark in the text was clicked.</summary>
    [JSInvokable]
    public void Point(string mark)
    {
        if (RecordKey.Read(mark) is { } key && _state?.Draft.Find(key) is not null)
        {
            if (_state.Tab == ReviewTab.History || key.Kind == RecordKind.Sentence != (_state.Tab == ReviewTab.Unclaimed))
            {
                _state.Turn(key.Kind == RecordKind.Sentence ? ReviewTab.Unclaimed : ReviewTab.Tree);
            }

            Select(key);
            StateHasChanged();
        }
    }

    [JSInvokable]
    public void Mark(int start, int end)
    {
        _selected = start < end && end <= _state?.Draft.Source.Text.Length ? new TextSelection(start, end) : null;
        StateHasChanged();
    }

    /// <summary>The rows have been scrolled: this one is the uppermost to be seen.</summary>
    [JSInvokable]
    public void Scrolled(int first)
    {
        _firstRow = first;
        StateHasChanged();
    }

    protected override async Task OpenAsync()
    {
        await base.OpenAsync();
        if (!IsDraft)
        {
            AnswerNotFound();
        }
    }

    protected override async Task LoadAsync(GreenPlanContext db)
    {
        if (IsDraft && await Draft.LoadAsync(db, Id, Leaving) is { } draft)
        {
            _departments = await DepartmentChoice.LoadAsync(db, Leaving);
            _state = new ReviewState(draft);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The script is fetched while the draft is loaded; whichever comes later opens the page.
        if (firstRender && Allowed)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await script.InvokeAsync<IJSObjectReference>("import", Leaving, "/" + asset["js/draft.js"]);
        }

        if (!_following && _module is not null && _state is not null)
        {
            _following = true;
            await _module.InvokeVoidAsync("listen", Leaving, _self, ReviewRows.Height);
            await ShowAsync();
            _timer = Clock.CreateTimer(_ => _ = InvokeAsync(FollowAsync), null, Pace, Pace);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        _self?.Dispose();
        base.Dispose(disposing);
    }

    private void Turn(ReviewTab tab) => _state!.Turn(tab);

    private void Toggle(ReviewRow row) => _state!.Toggle(row);

    private void Select(RecordKey key)
    {
        _state!.Select(key);
        _ = ShowAsync();
    }

    private async Task FollowAsync()
    {
        if (_busy || Leaving.IsCancellationRequested)
        {
            return;
        }

        List<ReviewEdit> news;
        await using (var db = await Contexts.CreateDbContextAsync(Leaving))
        {
            news = await db.ReviewEdits.AsNoTracking().Where(edit => edit.DocumentId == Id && edit.Number > _state!.Draft.Seen)
                .OrderBy(edit => edit.Number).ToListAsync(Leaving);
        }

        if (news.Count == 0 || _busy)
        {
            return;
        }

        var last = news[^1];
        var current = _state!.CurrentRow?.Keys ?? [];
        if (news.Find(edit => current.Any(key => Draft.Touches(edit, key))) is { } same)
        {
            // The fields may hold what is being typed; whoever saves it is told, and sees both.
            _news = $"{same.AccountName}刚刚改过您正在看的这条：{same.Words}。";
        }
        else
        {
            await CatchUpAsync();
            _news = $"{last.AccountName}刚刚：{last.Words}{(news.Count > 1 ? $"等{news.Count}项改动" : "")}。页面已是最新内容。";
        }

        StateHasChanged();
    }

    private async Task<IReadOnlyList<ReviewEdit>> CatchUpAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync(Leaving);
        var edits = await _state!.Draft.CatchUpAsync(db, Leaving);
        if (edits.Count > 0)
        {
            _state.Refresh();
            _version++;
        }

        return edits;
    }

    /// <summary>Brings the current record into view on both sides.</summary>
    private async Task ShowAsync()
    {
        if (_state!.CurrentRow is { } row && _source is not null && _module is not null)
        {
            // Its rows are rendered before the browser scrolls there.
            var index = _state.CurrentIndex;
            _firstRow = ReviewRows.Holds(_firstRow, index) ? _firstRow : index;
            StateHasChanged();
            await _source.RevealAsync(row);
            await _module.InvokeVoidAsync("showRow", index, ReviewRows.Height);
        }
    }
}

/// <summary>Characters that a person has selected in the source.</summary>
public sealed record TextSelection(int Start, int End)
{
    public int Length => End - Start;
}
