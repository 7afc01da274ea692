namespace Ordos.GreenPlan.Extraction.Lines;

/// <summary>A piece of the notice before it has a place in the normalised text.</summary>
internal abstract record LineBlock(int Line);

/// <summary>A joined paragraph.</summary>
internal sealed record ParagraphBlock(int Line, string Text, IReadOnlyList<int> CutLines) : LineBlock(Line);

/// <summary>A recognised table.</summary>
internal sealed record TableBlock(int Line, IReadOnlyList<RowCells> Rows) : LineBlock(Line);

/// <summary>The cells of one row.</summary>
internal sealed record RowCells(int Line, IReadOnlyList<string> Cells);
