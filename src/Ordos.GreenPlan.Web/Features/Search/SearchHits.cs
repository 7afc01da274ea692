namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>A record that holds the words.</summary>
/// <param name="Address">Where it is shown at its place.</param>
/// <param name="Title">Its name.</param>
/// <param name="Text">The part of its text around the first of the words.</param>
/// <param name="Facts">What tells it from others: its document, department, period.</param>
public sealed record SearchHit(string Address, string Title, string Text, string Facts, bool IsDemo = false);

/// <summary>How many records of one kind hold the words.</summary>
/// <param name="Total">The number; with <paramref name="More"/> the one that is counted to.</param>
public sealed record HitCount(HitKind Kind, int Total, bool More);

/// <summary>A page of hits with what stands around it.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Address">What is shown: its kind is chosen and its page exists.</param>
public sealed record SearchView(
    SearchAddress Asked, SearchAddress Address, List<HitCount> Counts, List<SearchHit> Hits,
    List<SearchChoice> Plans, List<SearchChoice> Departments)
{
    public HitCount ShownCount() => Counts.First(count => count.Kind == Address.Kind);
}

/// <summary>What can be filtered by.</summary>
public sealed record SearchChoice(int Id, string Name);
