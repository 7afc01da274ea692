namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>A passage with all that is found in it before its numbers are judged.</summary>
internal sealed class PassageReading
{
    private const int MostInProse = 300;
    private const int FewestCharactersEach = 8;

    private PassageReading(PassageText text, YearScope years, IReadOnlyList<AmountClause> clauses, PassageContext context)
    {
        (Text, Years, Clauses, Context) = (text, years, clauses, context);
        var predicates = new Predicate[clauses.Count];

        for (var i = 0; i < predicates.Length; i++)
        {
            predicates[i] = Predicate.Read(text, years, clauses[i].Start, clauses[i].Amount.Start);
        }

        Predicates = predicates;
    }

    public PassageText Text { get; }

    public string Open => Text.Open;

    public YearScope Years { get; }

    /// <summary>A clause for each number.</summary>
    public IReadOnlyList<AmountClause> Clauses { get; }

    /// <summary>What the words before each number say.</summary>
    public IReadOnlyList<Predicate> Predicates { get; }

    public PassageContext Context { get; }

    /// <returns>Null when the passage has no numbers, or hardly anything but numbers.</returns>
    public static PassageReading? Of(string printed, PassageContext context)
    {
        var text = PassageText.Of(printed);
        var amounts = AmountReader.Read(text);
        return amounts.Count == 0 || IsNoise(text, amounts) ? null : new PassageReading(text, YearScope.Of(text, context.IssuedIn), AmountClause.Read(text, amounts), context);
    }

    /// <summary>Hundreds of numbers with a few characters between them are no sentences; reading them would only cost time.</summary>
    private static bool IsNoise(PassageText text, List<Amount> amounts) =>
        amounts.Count > MostInProse && text.Open.Length < amounts.Count * FewestCharactersEach;
}
