using System.Globalization;
using DocumentFormat.OpenXml;

namespace Ordos.GreenPlan.Extraction.Sources.Archives;

/// <summary>Looks at the elements of Office documents by their names, so that one in an unexpected place is still read.</summary>
internal static class OfficeXml
{
    public static OpenXmlElement? Child(this OpenXmlElement element, string name)
    {
        foreach (var child in element.ChildElements)
        {
            if (child.LocalName == name)
            {
                return child;
            }
        }

        return null;
    }

    public static IEnumerable<OpenXmlElement> Children(this OpenXmlElement element, string name) =>
        element.ChildElements.Where(child => child.LocalName == name);

    public static string? Attribute(this OpenXmlElement element, string name)
    {
        foreach (var attribute in element.GetAttributes())
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    public static string? Value(this OpenXmlElement element, string child) => element.Child(child)?.Attribute("val");

    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True when a switch such as w:vanish is there and not turned off.</summary>
    public static bool IsOn(this OpenXmlElement element, string name) =>
        element.Child(name) is { } found && found.Attribute("val") is not ("0" or "false" or "off");

    /// <summary>What a reader of today's format shows of alternatives: the first choice, else the fallback.</summary>
    public static OpenXmlElement? Preferred(OpenXmlElement alternatives) =>
        alternatives.Child("Choice") ?? alternatives.Child("Fallback");
}
