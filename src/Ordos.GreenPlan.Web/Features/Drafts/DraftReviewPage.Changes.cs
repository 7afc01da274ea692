using Ordos.GreenPlan.Data.Reviewing;
using Ordos.GreenPlan.Domain.Policies;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>What the administrator changes in the draft; each change is saved at once and can be undone.</summary>
public sealed partial class DraftReviewPage
{
    private async Task DecideAsync(ReviewMark mark)
    {
        if (_state!.CurrentRow is { } row)
        {
            // Rejecting a task says nothing of the heading above it.
            var keys = mark == ReviewMark.Rejected ? [row.Key] : row.Keys;
            var (pair, settlement) = (Disagreement, Choice);
            if (await ChangeAsync(seen => pair is not null && mark == ReviewMark.Accepted
                ? reviews.SettleAsync(Actor, Id, seen, pair, settlement, Leaving)
                : reviews.MarkAsync(Actor, Id, seen, keys, mark, Leaving)))
            {
                _state.Advance(row.Key);
                await ShowAsync();
            }
        }
    }

    private Task<bool> AcceptConfidentAsync() => ChangeAsync(async seen =>
    {
        var accepted = await reviews.AcceptConfidentAsync(Actor, Id, seen, Leaving);
        _news = accepted.LeftOut > 0 ? $"有{accepted.LeftOut}条记录刚被他人改过，没有一并接受，请看过后再定。" : null;
        return accepted.Number;
    }, () => _state!.Advance(null));

    private async Task MakeAsync(RecordKind kind)
    {
        var row = _state!.CurrentRow;
        var (start, end) = _selected is { } passage ? (passage.Start, passage.End) : row is null ? (0, 0) : (row.Start, row.End);
        var replaced = _selected is null ? row?.Key : null;
        RecordKey? made = null;
        if (replaced?.Kind == kind)
        {
            return;
        }

        if (await ChangeAsync(async seen =>
        {
            (var number, made) = await passages.CreateAsync(Actor, Id, seen, kind, start, end, replaced, Leaving);
            return number;
        }))
        {
            _selected = null;
            _state.Turn(ReviewTab.Tree);
            Select(made!.Value);
        }
    }

    private Task SplitAsync()
    {
        if (_selected is { } passage && _state!.CurrentRow is { } row)
        {
            return ChangeAsync(seen => passages.SplitAsync(Actor, Id, seen, row.Key.Id, passage.Start, Leaving));
        }

        _news = "请先在原文中选定第二项开头的文字，再拆分。";
        return Task.CompletedTask;
    }

    private Task<bool> MergeAsync() => ChangeAsync(seen => passages.MergeAsync(Actor, Id, seen, _state!.CurrentRow!.Key.Id, Leaving));

    private Task<bool> DeleteAsync()
    {
        var row = _state!.CurrentRow!;
        return ChangeAsync(seen => reviews.DeleteAsync(Actor, Id, seen, row.Key, Leaving), () => _state.Advance(row.Key));
    }

    private Task<bool> UndoAsync(int number) => ChangeAsync(_ => reviews.UndoAsync(Actor, Id, number, Leaving));

    private async Task AskUndoAsync()
    {
        // What a person has put into the draft would be lost with it.
        if (_state!.Draft.Seen > 0)
        {
            _confirmingUndo = true;
            return;
        }

        await UndoImportAsync();
    }

    private async Task UndoImportAsync()
    {
        if (await Attempt(() => undo.UndoAsync(Actor, Id, Leaving)))
        {
            navigation.NavigateTo(Addresses.Import);
        }
    }

    private Task<bool> ChangeAsync(Func<int, Task<int>> change) => ChangeAsync(change, null);

    /// <summary>Makes a change, and shows what it and others have changed; a refusal is shown with the latest content.</summary>
    private async Task<bool> ChangeAsync(Func<int, Task<int>> change, Action? then)
    {
        // A key that is held down must not decide on records that nobody has looked at.
        if (_busy)
        {
            return false;
        }

        _busy = true;
        try
        {
            var number = 0;
            var made = await Attempt(async () => number = await change(_state!.Draft.Seen));
            var edits = await CatchUpAsync();
            _done = made && edits.FirstOrDefault(edit => edit.Number == number) is { } own ? (number, own.Words) : null;
            if (then is not null)
            {
                then();
                await ShowAsync();
            }

            return made;
        }
        finally
        {
            _busy = false;
            StateHasChanged();
        }
    }
}
