using Microsoft.EntityFrameworkCore;

namespace Ordos.GreenPlan.Data.Generating;

/// <summary>Ids taken from the sequence that all records share, a hundred at a time.</summary>
internal sealed class IdBlocks
{
    /// <summary>The sequence's increment: each of its values stands for so many ids.</summary>
    private const int BlockSize = 100;

    private readonly List<int> _starts;
    private int _given;

    private IdBlocks(List<int> starts) => _starts = starts;

    public static async Task<IdBlocks> TakeAsync(GreenPlanContext db, int count, CancellationToken cancel)
    {
        // One to spare, for what the caller draws besides.
        var blocks = (count / BlockSize) + 1;
        var starts = await db.Database.SqlQuery<int>($"select nextval('ids')::int as \"Value\" from generate_series(1, {blocks})").ToListAsync(cancel);
        return new IdBlocks(starts);
    }

    public int Next() => _starts[_given / BlockSize] + (_given++ % BlockSize);
}
