using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Ordos.GreenPlan.Web.Components.Controls;

namespace Ordos.GreenPlan.Web.Features.Drafts;

/// <summary>A few lines of the source, or the room they take while the reader is elsewhere.</summary>
/// <remarks>Written without markup: every blank between elements would count as a character when a person selects text.</remarks>
public sealed class SourceBlock : ComponentBase
{
    private (bool Shown, int Version, string? Current) _rendered = (false, -1, null);

    [Parameter, EditorRequired]
    public required SourceBlocks Source { get; set; }

    [Parameter, EditorRequired]
    public required SourceBlockRange Range { get; set; }

    [Parameter]
    public IReadOnlyList<SourceMark> Marks { get; set; } = [];

    [Parameter]
    public bool Shown { get; set; }

    /// <summary>Changes whenever the marks do.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>The record that is looked at.</summary>
    [Parameter]
    public string? Current { get; set; }

    protected override bool ShouldRender() => (Shown, Shown ? Version : 0, Shown ? Current : null) != _rendered;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        _rendered = (Shown, Shown ? Version : 0, Shown ? Current : null);
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "blk");
        builder.AddAttribute(2, "data-block", Range.Index.ToString(CultureInfo.InvariantCulture));

        if (!Shown)
        {
            builder.AddAttribute(3, "style", string.Create(CultureInfo.InvariantCulture, $"height:{Range.Height}px"));
            builder.CloseElement();
            return;
        }

        var at = Range.Start;
        foreach (var line in Source.Lines(Range, Marks))
        {
            builder.OpenElement(4, "p");
            builder.SetKey(line.Number);
            builder.AddAttribute(5, "class", ClassOf(line));
            builder.AddAttribute(6, "data-start", at.ToString(CultureInfo.InvariantCulture));
            builder.AddAttribute(7, "data-of", line.Whole?.Id);
            builder.OpenElement(8, "span");
            builder.AddAttribute(9, "class", "no");
            builder.AddAttribute(10, "aria-hidden", "true");
            builder.AddAttribute(11, "data-no", (Range.FirstLine + line.Number - 1).ToString(CultureInfo.InvariantCulture));
            builder.CloseElement();
            at += Render(builder, line.Parts) + 1;
            builder.CloseElement();
        }

        builder.CloseElement();
    }

    /// <returns>How many characters were rendered.</returns>
    private int Render(RenderTreeBuilder builder, IReadOnlyList<PassagePart> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            if (part.Mark is not { } mark)
            {
                builder.AddContent(20, part.Text);
                length += part.Text!.Length;
                continue;
            }

            builder.OpenElement(21, "mark");
            builder.AddAttribute(22, "class", $"{mark.Letter}{(part.Begins && mark.Kind == SourceMarkKind.Task ? " first" : "")}{(mark.Id == Current ? " on" : "")}");
            builder.AddAttribute(23, "data-of", mark.Id);
            length += Render(builder, part.Inside);
            builder.CloseElement();
        }

        return length;
    }

    private string ClassOf(PassageLine line) => line.Whole switch
    {
        { } task when task.Id == Current => "ln hit on",
        { Done: true } => "ln hit done",
        not null => "ln hit",
        null => "ln",
    };
}
