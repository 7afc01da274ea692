using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>What js/reports.js asks: to keep what was typed, and to do what needs everything kept first.</summary>
public sealed partial class ReportsPage
{
    private readonly SemaphoreSlim _saving = new(1, 1);

    // For each version that a row had on this page, the one that the page's own saving has made of it.
    private readonly Dictionary<(RowKey Row, uint Version), uint> _led = [];

    /// <summary>Keeps what is typed in one row.</summary>
    /// <param name="code">The row, as <see cref="RowCode"/> writes it.</param>
    /// <param name="version">Version of the row that it was typed over.</param>
    /// <param name="restored">It was typed on an earlier visit: the fields do not hold it yet.</param>
    [JSInvokable]
    public async Task<SaveAnswer> SaveAsync(string code, uint version, TypedRow typed, bool restored)
    {
        if (_sheet?.Find(RowCode.Read(code)) is not { IsSent: false } row)
        {
            return new SaveAnswer("gone", version);
        }

        // An answer that came too late for the browser was none to it: what it sends then was typed over what this page has stored itself.
        await _saving.WaitAsync(Leaving);

        try
        {
            version = _led.GetValueOrDefault((row.Key, version), version);
            var saved = await Desk.SaveAsync(_actor, Own, new RowText(row.Key, version, typed.ToEntry()) { Parts = typed.ToParts() }, Leaving);
            Lead(row.Key, version, saved.Version);
            row.Kept((await OwnReportAsync(row.Key)).Report!, typed, restored);
            return new SaveAnswer("saved", saved.Version);
        }
        catch (DomainRuleException refusal)
        {
            row.Refuse(refusal.Message, typed, restored);
            return new SaveAnswer("refused", version);
        }
        catch (DbUpdateConcurrencyException)
        {
            var (theirs, parts) = await OwnReportAsync(row.Key);
            row.Clash(theirs, parts, typed, restored);
            return new SaveAnswer("conflict", theirs?.Version ?? 0);
        }
        finally
        {
            _saving.Release();
            StateHasChanged();
        }
    }

    /// <summary>Notes that this page has stored one version over another.</summary>
    private void Lead(RowKey key, uint from, uint to)
    {
        foreach (var earlier in _led.Where(step => step.Key.Row == key && step.Value == from).Select(step => step.Key).ToList())
        {
            _led[earlier] = to;
        }

        _led[(key, from)] = to;
    }

    /// <summary>A person has ticked 无变化, or taken the tick away.</summary>
    [JSInvokable]
    public async Task RepeatAsync(string code, bool isUnchanged)
    {
        if (_sheet?.Find(RowCode.Read(code)) is not { IsSent: false } row)
        {
            return;
        }

        if (!isUnchanged)
        {
            row.Unfold();
        }
        else
        {
            await ChangeAsync([row], rows => Desk.SaveAllAsync(_actor, Own, rows, Leaving), Repeating);
        }

        StateHasChanged();
    }

    [JSInvokable]
    public async Task RepeatAllAsync()
    {
        await ChangeAsync(_sheet!.Repeatable, rows => Desk.SaveAllAsync(_actor, Own, rows, Leaving), Repeating);
        StateHasChanged();
    }

    /// <summary>Of two texts for one row a person has chosen one.</summary>
    /// <param name="mine">The person's own, as it stands in the fields; null for the other's.</param>
    [JSInvokable]
    public async Task ResolveAsync(string code, TypedRow? mine)
    {
        if (_sheet?.Find(RowCode.Read(code)) is { Mine: not null } row)
        {
            if (mine is not null)
            {
                await ChangeAsync([row], rows => Desk.SaveAllAsync(_actor, Own, rows, Leaving), one => new RowText(one.Key, one.Version, mine.ToEntry()) { Parts = mine.ToParts() });
            }
            else
            {
                row.Renew(row.Facts);
            }

            StateHasChanged();
        }
    }

    /// <summary>Sends all that can go.</summary>
    /// <returns>The first place that still asks for something; null when nothing does.</returns>
    [JSInvokable]
    public async Task<OpenPlace?> SubmitAllAsync()
    {
        var ready = _sheet!.Ready;
        var sent = 0;
        IReadOnlyDictionary<RowKey, string> left = new Dictionary<RowKey, string>();
        await Attempt(async () =>
        {
            left = await Desk.SubmitAsync(_actor, Own, [.. ready.Select(row => (row.Key, row.Version))], Leaving);
            sent = ready.Count - left.Count;
        });
        await LoadAsync();
        var next = _sheet.NextOpen(null);
        _notice = sent == 0 ? "没有可提交的行：请先填写，或勾选无变化。"
            : $"已提交{sent}项，由本单位审核人签发。{(next is null ? "" : $"还有{Summary}。")}";
        _left = [.. left.Values.Distinct()];
        return Place(next);
    }

    private static RowText Repeating(SheetRow row) => new(row.Key, row.Version, row.Facts.Last!.Entry with { Explanation = null });

    [JSInvokable]
    public OpenPlace? FindOpen(string code) => Place(_sheet!.NextOpen(_sheet.Find(RowCode.Read(code))));
}

/// <summary>What became of a row that the browser sent: <c>saved</c>, <c>refused</c>, <c>conflict</c> or <c>gone</c>.</summary>
public sealed record SaveAnswer(string Outcome, uint Version);

/// <summary>A field of a row that asks for something.</summary>
public sealed record OpenPlace(string Code, string Field);
