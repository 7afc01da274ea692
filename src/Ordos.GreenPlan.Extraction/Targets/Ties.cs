namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What ties a number to the words around its clause.</summary>
/// <param name="SentenceStart">Where its sentence begins.</param>
/// <param name="IsDue">A year governs it.</param>
/// <param name="ListIsTarget">It goes on a list that has begun with a target, or is part of one (其中).</param>
/// <param name="FollowsTarget">A clause of the same sentence has a target.</param>
internal readonly record struct Ties(int SentenceStart, bool IsDue, bool ListIsTarget, bool FollowsTarget);
