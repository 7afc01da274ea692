namespace Ordos.GreenPlan.Web.Features.Search;

/// <summary>One kind of records that hold words.</summary>
internal interface IHitSource
{
    HitKind Kind { get; }

    /// <summary>How many there are, counted up to a number.</summary>
    Task<int> CountAsync(int most, CancellationToken cancel);

    /// <param name="frequent">Whether there are so many that reading them in their order meets a page of hits sooner than sorting all.</param>
    Task<List<SearchHit>> PageAsync(bool frequent, int skip, int take, CancellationToken cancel);
}
