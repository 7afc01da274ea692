using Ordos.GreenPlan.Extraction.Accuracy;
using Ordos.GreenPlan.Extraction.Contract;
using Xunit;

namespace Ordos.GreenPlan.Extraction.Tests.Specs;

/// <summary>
/// Each section of the .md files here is a test: a heading, an excerpt fenced as <c>text</c>, what a reader finds in it
/// fenced as <c>json</c> in the contract's form. Only what the JSON names is compared.
/// </summary>
public class SpecificationTests
{
    public static TheoryData<string, string> Sections
    {
        get
        {
            var data = new TheoryData<string, string>();

            foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Specs, "*.md").Order())
            {
                foreach (var section in File.ReadAllText(file).Split("\n## ").Skip(1))
                {
                    data.Add(Path.GetFileNameWithoutExtension(file), section[..section.IndexOf('\n', StringComparison.Ordinal)]);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Extract_Excerpt_GivesWhatAReaderFinds(string file, string heading)
    {
        var section = File.ReadAllText(Path.Combine(RepositoryFiles.Specs, file + ".md")).Split("\n## ").Single(part => part.StartsWith(heading + "\n", StringComparison.Ordinal));
        var expected = Fenced(section, "json");
        var extracted = NoticeJson.Write(NoticeExtractor.Extract(Fenced(section, "text")));

        var gold = ExpectedNotice.Parse(expected);
        var got = ExpectedNotice.Parse(extracted);

        if (gold.Tasks is { } tasks)
        {
            Assert.Equal(tasks.Select(Shown), got.Tasks!.Select(Shown));
        }

        if (gold.Document is { } document)
        {
            Assert.Equal(Shown(document), Shown(got.Document!));
        }
    }

    private static string Fenced(string section, string language)
    {
        var start = section.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return section[start..section.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static string Shown(ExpectedTask task) =>
        $"{string.Join(" / ", task.Path ?? [])} | {task.Text} | {string.Join(' ', (task.Units ?? []).Select(unit => $"{unit.Name}:{unit.Role}"))}"
        + $" | {(task.OpenEnded == true ? "等" : "")} {task.Due} {(task.Ongoing == true ? "ongoing" : "")}";

    private static string Shown(ExpectedDocument document) =>
        $"{document.Title} | {document.Number} | {document.Issuer} | {document.IssuedOn} | {document.PrintedOn}"
        + $" | {string.Join('、', (document.Basis ?? []).Select(basis => basis.Title + basis.Number))} | {string.Join('、', document.Attachments ?? [])}";
}
