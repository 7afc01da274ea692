using System.Globalization;

namespace Ordos.GreenPlan.Data.Live;

/// <summary>That a record has changed (变动), for whoever shows it: what, not how.</summary>
/// <param name="Id">The record's id; 0 for <see cref="ChangeKind.Everything"/>.</param>
public readonly record struct Change(ChangeKind Kind, int Id)
{
    /// <summary>Changes may have been missed: whatever is shown must be asked for anew.</summary>
    public static Change Everything { get; } = new(ChangeKind.Everything, 0);

    /// <summary>Whether it concerns a record of this kind, whichever.</summary>
    public bool Is(ChangeKind kind) => Kind == kind || Kind == ChangeKind.Everything;

    /// <summary>Whether it concerns this record.</summary>
    public bool Is(ChangeKind kind, int id) => this == new Change(kind, id) || Kind == ChangeKind.Everything;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Id}");

    internal static Change? Parse(string text) =>
        text.Split(':') is [var kind, var id]
        && Enum.TryParse<ChangeKind>(kind, out var known)
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Change(known, number)
            : null;
}

/// <summary>What a <see cref="Change"/> is of.</summary>
public enum ChangeKind
{
    Everything,

    /// <summary>A task, its units, its reports and what is asked about it; the id is the task's.</summary>
    Task,

    /// <summary>A document and what was read from it; the id is the document's.</summary>
    Document,

    Period,

    /// <summary>A department, its names, members and successors.</summary>
    Department,

    Account,

    /// <summary>An indicator, its readings and the targets that it measures; the id is the indicator's.</summary>
    Indicator,

    /// <summary>A ruling; the id is its own.</summary>
    Ruling,

    /// <summary>A person's messages; the id is the account's.</summary>
    Message,

    /// <summary>Who has reported in the present round was counted anew, after the changes that it depends on.</summary>
    Round,
}
