using Ordos.GreenPlan.Extraction.Lines;

namespace Ordos.GreenPlan.Extraction.Outline;

/// <summary>One numbered heading or item of the notice.</summary>
internal sealed class OutlineNode
{
    public required OutlineNode? Parent { get; init; }

    /// <summary>Depth from 1 downwards.</summary>
    public required int Level { get; init; }

    public required HeadingNumber Number { get; init; }

    /// <summary>The heading with its number as printed, up to the first 。 or ：.</summary>
    public required string Title { get; init; }

    public required Paragraph Paragraph { get; init; }

    /// <summary>Where the title ends in the paragraph, its closing mark excluded.</summary>
    public required int TitleEnd { get; init; }

    /// <summary>Where the body begins in the paragraph, behind the closing mark.</summary>
    public required int BodyStart { get; init; }

    public List<OutlineNode> Children { get; } = [];

    /// <summary>Index of the first paragraph that no longer belongs to the node or its children.</summary>
    public int EndParagraph { get; set; }

    /// <summary>The title without its number.</summary>
    public string Name => Title.Length > Number.Length ? Title[Number.Length..] : "";

    public bool HasInlineBody => BodyStart < Paragraph.Text.Length;

    /// <summary>Titles from the top down to this node.</summary>
    public IReadOnlyList<string> Path()
    {
        var path = new List<string>();

        for (var node = this; node is not null; node = node.Parent)
        {
            path.Insert(0, node.Title);
        }

        return path;
    }
}
