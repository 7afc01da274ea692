using Ordos.GreenPlan.Data.Progress;
using Ordos.GreenPlan.Domain.Cycle;
using Ordos.GreenPlan.Domain.Targets;
using Ordos.GreenPlan.Domain.Tasks;

namespace Ordos.GreenPlan.Web.Features.Progress;

/// <summary>A row while somebody works on it.</summary>
public sealed class SheetRow
{
    private static int Fillings;

    private SheetFacts _facts;

    public SheetRow(SheetFacts facts)
    {
        _facts = facts;
        Renew(facts);
    }

    public SheetFacts Facts => _facts;
    public RowKey Key => _facts.Key;
    public ProgressReport? Own => _facts.Own;
    public uint Version => Own?.Version ?? 0;

    /// <summary>What the fields were last filled with. It stays while somebody types: the browser owns what is in them.</summary>
    public TypedRow Shown { get; private set; } = new();

    /// <summary>Another number, never used before, whenever the fields are to be filled anew.</summary>
    public int Generation { get; private set; }

    /// <summary>Grows with everything that the row shows.</summary>
    public int Stamp { get; private set; }

    /// <summary>What was typed while a colleague changed the row; null without a conflict.</summary>
    public TypedRow? Mine { get; private set; }

    /// <summary>Why what was typed could not be kept; null when it was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>A row that asks for a number is never folded: the number changes with every period. Nor is one that asks for proof.</summary>
    public bool StaysOpen => _facts.Values.Any(value => value.IsOpen) || _facts.Evidence != EvidenceNeed.None;

    /// <summary>A row without change is folded to a line until somebody opens it.</summary>
    public bool IsFolded { get; private set; }

    public bool IsSent => Own is { IsWithStaff: false };

    public bool IsUnchanged => Own is { IsWithStaff: true } own && _facts.Last is { } last && last.Entry.SaysTheSameAs(own.Entry);

    /// <summary>Returned, and nobody has touched it since.</summary>
    public bool IsReturnedUntouched => Own is { State: ReportState.Returned } own && !(own.EditedAt > own.ReturnedAt);

    public IReadOnlyList<ReportWarning> Warnings =>
        Own is { IsWithStaff: true } own ? ReportWarnings.Of(own.Entry, _facts.Last?.Entry) : [];

    public bool NeedsWord => NeedsExplanation || UnexplainedValue is not null || NeedsEvidence;

    /// <summary>The text itself asks for a word.</summary>
    public bool NeedsExplanation => Warnings.Count > 0 && Own!.Explanation is null;

    /// <summary>Proof is asked for, and the row neither says where it lies nor has a file.</summary>
    public bool NeedsEvidence => Own is { IsWithStaff: true, Evidence: null } && _facts is { Evidence: not EvidenceNeed.None, Files.Count: 0 };

    private int? UnexplainedValue => OpenValues.Where(open => EntryOf(open.Value) is { Note: null } && DoubtsOf(open.Value).Count > 0).Select(open => (int?)open.Place).FirstOrDefault();

    /// <summary>The value that is stored for an indicator; null without one.</summary>
    public ValueEntry? EntryOf(SheetValue value) =>
        _facts.Parts.Values.FirstOrDefault(entry => entry.IndicatorId == value.Asked.IndicatorId && entry.Area == value.Asked.Area);

    public IReadOnlyList<ValueDoubt> DoubtsOf(SheetValue value) => EntryOf(value) is { } entry ? value.Asked.DoubtsOf(entry) : [];

    /// <summary>What blocks this row only; null when nothing does.</summary>
    public string? Error => Refusal ?? (Own is { IsWithStaff: true, Done.Length: 0 } ? "请填写本期进展。" : ValueError);

    /// <summary>How many empty lines for offices are shown beside those that are filled.</summary>
    public int EmptyOffices { get; private set; }

    private string? ValueError => OpenValues.SelectMany(open => DoubtsOf(open.Value).Where(doubt => doubt.IsError).Select(doubt => $"{open.Value.Asked.Name}：{doubt.Words}，请改正。")).FirstOrDefault();

    private IEnumerable<(int Place, SheetValue Value)> OpenValues => _facts.Values.Index().Where(one => one.Item.IsOpen).Select(one => (one.Index, one.Item));

    public RowStatus Status =>
        IsSent ? RowStatus.Sent
        : Mine is not null ? RowStatus.Conflict
        : Refusal is not null ? RowStatus.Error
        : Own is null ? RowStatus.Untouched
        : IsReturnedUntouched ? RowStatus.Returned
        : Error is not null ? RowStatus.Error
        : NeedsWord ? RowStatus.NeedsWord
        : RowStatus.Ready;

    /// <summary>The field that a person should look at first.</summary>
    public string OpenField => Status switch
    {
        RowStatus.NeedsWord => NeedsExplanation ? "explanation" : UnexplainedValue is { } place ? $"note{place}" : "evidence",
        RowStatus.Error when Refusal is null && Own is { Done.Length: > 0 } => $"value{OpenValues.First(open => DoubtsOf(open.Value).Any(doubt => doubt.IsError)).Place}",
        _ when Refusal?.StartsWith("进度", StringComparison.Ordinal) == true => "percent",
        _ when Refusal?.StartsWith("指标", StringComparison.Ordinal) == true => $"value{OpenValues.Select(open => (int?)open.Place).FirstOrDefault()}",
        _ => "done",
    };

    /// <summary>Takes over what is stored now and fills the fields with it.</summary>
    public void Renew(SheetFacts facts)
    {
        (_facts, Mine, Refusal) = (facts, null, null);
        Fill(TypedRow.Of(Own?.Entry ?? facts.Last?.Entry, facts.Parts));
        IsFolded = IsUnchanged && Own is not { State: ReportState.Returned } && !StaysOpen;
    }

    /// <summary>Shows what others have changed.</summary>
    /// <param name="isTyping">Something is being typed in the row: its text stays, with the version that it is typed over.</param>
    public SheetRow Follow(SheetFacts facts, bool isTyping)
    {
        var isOlder = facts.Own?.EditedAt < Own?.EditedAt; // asked for before this person's last text was stored

        if (isTyping || isOlder || Mine is not null || Refusal is not null
            || (facts.Own?.Version == Own?.Version && (Own is not null || facts.Last == _facts.Last)))
        {
            _facts = facts with { Own = Own, Parts = _facts.Parts };
            Stamp++;
        }
        else
        {
            Renew(facts);
        }

        return this;
    }

    /// <summary>What was typed is stored. The fields are left alone unless they do not hold it.</summary>
    public void Kept(ProgressReport own, TypedRow typed, bool fill)
    {
        (_facts, Mine, Refusal) = (_facts with { Own = own, Parts = typed.ToParts() }, null, null);
        if (fill)
        {
            Fill(typed);
        }

        Stamp++;
    }

    public void Refuse(string words, TypedRow typed, bool fill)
    {
        Refusal = words;
        if (fill)
        {
            Fill(typed);
        }

        Stamp++;
    }

    /// <summary>A colleague's text is stored, this person's is only typed: both are shown.</summary>
    public void Clash(ProgressReport? theirs, RowParts parts, TypedRow mine, bool fill)
    {
        (_facts, Mine, Refusal, IsFolded) = (_facts with { Own = theirs, Parts = parts }, mine, null, false);
        if (fill)
        {
            Fill(mine);
        }

        Stamp++;
    }

    public void Unfold()
    {
        IsFolded = false;
        Fill(TypedRow.Of(Own?.Entry ?? _facts.Last?.Entry, _facts.Parts));
    }

    /// <summary>Another empty line for an office; what is typed in the others stays.</summary>
    public void AddOffice()
    {
        EmptyOffices++;
        Stamp++;
    }

    public void ShowFiles(IReadOnlyList<EvidenceLine> files)
    {
        _facts = _facts with { Files = files };
        Stamp++;
    }

    private void Fill(TypedRow with)
    {
        Shown = with;
        EmptyOffices = 0;
        Generation = Interlocked.Increment(ref Fillings);
        Stamp++;
    }
}

/// <summary>Where a row stands on its way out.</summary>
public enum RowStatus
{
    /// <summary>已退回，待修改</summary>
    Returned,

    /// <summary>同事改过</summary>
    Conflict,

    /// <summary>有误</summary>
    Error,

    /// <summary>需说明</summary>
    NeedsWord,

    /// <summary>未填</summary>
    Untouched,

    /// <summary>可提交</summary>
    Ready,

    /// <summary>已提交</summary>
    Sent,
}
