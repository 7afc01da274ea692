namespace Ordos.GreenPlan.Extraction.Accuracy;

/// <summary>How well an extraction agrees with one written by reading, each figure from 0 to 1.</summary>
/// <param name="Tasks">F1 of tasks, matched by how their text begins.</param>
/// <param name="Path">Share of matched tasks whose headings are all right.</param>
/// <param name="Units">F1 of (task, unit name, role).</param>
/// <param name="Flags">Share of matched tasks whose openEnded, due and ongoing are all right.</param>
/// <param name="Targets">F1 of targets by value, unit, year and indicator.</param>
/// <param name="Strict">F1 of targets where comparator, change, base year and nature are right too.</param>
/// <param name="Header">Share of the document fields that are right.</param>
public sealed record AccuracyFigures(
    double Tasks,
    double Path,
    double Units,
    double Flags,
    double Targets,
    double Strict,
    double Header);

/// <summary>Figures for one notice and what differs, one line a difference.</summary>
public sealed record AccuracyReport(AccuracyFigures Figures, IReadOnlyList<string> Misses);
