namespace Ordos.GreenPlan.Extraction.Sources;

/// <summary>Why a file cannot be read.</summary>
/// <param name="Code">Stable code such as <c>unknown-encoding</c>.</param>
/// <param name="Message">One Chinese sentence for the person who chose the file.</param>
public sealed record FileRefusal(string Code, string Message);
