namespace Ordos.GreenPlan.Extraction.Sources.Printed;

/// <summary>A piece of text at its place on a page; the vertical axis points down.</summary>
internal readonly record struct PlacedText(double Left, double Top, double Right, double Bottom, string Text)
{
    public double Middle => (Top + Bottom) / 2;

    /// <summary>The size of the characters, by their width: the height that fonts claim for a line is up to thrice of it.</summary>
    public double Size
    {
        get
        {
            var ems = 0.0;
            foreach (var character in Text)
            {
                ems += character < 0x2E80 ? 0.5 : 1;
            }

            return Math.Max(1, Math.Min(Bottom - Top, (Right - Left) / Math.Max(ems, 0.5)));
        }
    }
}
