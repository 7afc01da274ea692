namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>A name as printed, with its place in the words that were read.</summary>
internal readonly record struct NamePart(string Name, int Start, int End);

/// <summary>Names under one word of role.</summary>
internal sealed record RoleGroup(RoleKind Kind, IReadOnlyList<NamePart> Names, bool OpenEnded);
