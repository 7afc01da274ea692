namespace Ordos.GreenPlan.Extraction.Sources.Printed;

/// <summary>A piece of text at its place on a page; the vertical axis points down.</summary>
internal readonly record struct PlacedText(double Left, double Top, double Right, double Bottom, string Text)
{
    public double Height => Bottom - Top;

    public double Middle => (Top + Bottom) / 2;
}
