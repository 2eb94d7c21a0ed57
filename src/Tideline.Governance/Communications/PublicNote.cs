using System.Text.RegularExpressions;

namespace Tideline.Governance.Communications;

/// <summary>A short text that tells people why figures from phones are made, what they are and what they are not.</summary>
public sealed record PublicNote : IArtefact
{
    /// <summary>Words of the whole note.</summary>
    public const int MostWords = 120;

    /// <summary>Words of one sentence, from which it is hard to hear.</summary>
    public const int MostWordsOfSentence = 30;

    public string Title { get; init; } = "";

    /// <summary>What the figures help to decide; people hear this first.</summary>
    public string Why { get; init; } = "";

    /// <summary>What the figures are.</summary>
    public string What { get; init; } = "";

    /// <summary>What they are not, and what nobody can see in them.</summary>
    public string IsNot { get; init; } = "";

    public string Safeguards { get; init; } = "";

    /// <summary>How sure they are, and where they are blind.</summary>
    public string Uncertainty { get; init; } = "";

    /// <summary>The note as it is read.</summary>
    public string Text => string.Join(" ", Words.Given([Why, What, IsNot, Safeguards, Uncertainty]).Select(t => t.Trim()));

    public IReadOnlyList<Finding> Findings(Desk desk) => [.. Parts(), .. PublicNoteReview.Style(Text)];

    private IEnumerable<Finding> Parts()
    {
        (PublicNotePart Part, string Field, string Text)[] parts =
        [
            (PublicNotePart.Why, "why", Why), (PublicNotePart.What, "what", What), (PublicNotePart.IsNot, "isNot", IsNot),
            (PublicNotePart.Safeguards, "safeguards", Safeguards), (PublicNotePart.Uncertainty, "uncertainty", Uncertainty),
        ];
        return parts.Where(p => Words.Blank(p.Text) || !PublicNoteReview.Says(p.Text, p.Part)).Select(p => PublicNoteReview.Lacks(p.Part, p.Field));
    }
}

/// <summary>What a note must say.</summary>
public enum PublicNotePart
{
    Why,
    What,
    IsNot,
    Safeguards,
    Uncertainty,
}

/// <summary>Reads a note for the public as a whole text. It looks for words that such a sentence needs: it sees what was forgotten, and not whether it is true.</summary>
public static partial class PublicNoteReview
{
    /// <summary>All findings of a text of one piece.</summary>
    public static IReadOnlyList<Finding> Of(string text)
    {
        List<Finding> findings = [.. Enum.GetValues<PublicNotePart>().Where(p => !Says(text, p)).Select(p => Lacks(p, ""))];
        if (findings.TrueForAll(f => f.Code != "PN1") && !Says(FirstSentences(text), PublicNotePart.Why))
        {
            findings.Add(new("PN6", "", "The reason does not come first. People who are afraid stop reading before the third sentence."));
        }

        return [.. findings, .. Style(text)];
    }

    internal static bool Says(string text, PublicNotePart part) => (part switch
    {
        PublicNotePart.Why => Why(),
        PublicNotePart.What => What(),
        PublicNotePart.IsNot => IsNot(),
        PublicNotePart.Safeguards => Safeguards(),
        _ => Uncertainty(),
    }).IsMatch(text);

    internal static Finding Lacks(PublicNotePart part, string field) => part switch
    {
        PublicNotePart.Why => new("PN1", field, "The note does not say why: what help the figures bring, and to whom."),
        PublicNotePart.What => new("PN2", field, "The note does not say what the figures are: counts or estimates for areas, made from phone activity."),
        PublicNotePart.IsNot => new("PN3", field, "The note does not say what they are not: no names, no numbers, no calls, nobody's path."),
        PublicNotePart.Safeguards => new("PN4", field, "The note does not say what protects people: where records stay, from how many people on a figure is shown, who checks."),
        _ => new("PN5", field, "The note does not say how sure the figures are: that they are estimates, and where or whom they do not see."),
    };

    internal static IEnumerable<Finding> Style(string text)
    {
        var count = Words.Count(text);
        if (count > PublicNote.MostWords)
        {
            yield return new("PN7", "", FormattableString.Invariant($"The note has {count} words; {PublicNote.MostWords} are the most. Cut what does not help a reader."), FormattableString.Invariant($"{count}"));
        }

        foreach (var avoided in AvoidedWord.All.Where(w => w.IsIn(text)))
        {
            yield return new("PN8", "", $"\"{avoided.Word}\" is a word to avoid. {avoided.Because} Say: {avoided.Say}.", avoided.Word);
        }

        if (Sentence().Split(text).Any(s => Words.Count(s) > PublicNote.MostWordsOfSentence))
        {
            yield return new("PN9", "", FormattableString.Invariant($"A sentence has more than {PublicNote.MostWordsOfSentence} words. Cut it in two: it is read aloud as well."), null, Weight.Advice);
        }
    }

    private static string FirstSentences(string text) => string.Join(' ', Sentence().Split(text).Where(s => !Words.Blank(s)).Take(2));

    [GeneratedRegex(@"(?<=[.!?۔])\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:to help|helps?|so that|in order to|because|to decide|to plan|to bring|to send|relief|aid)\b|تاکہ|مدد", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Why();

    [GeneratedRegex(@"\b(?:estimates?|counts?|figures?|totals?|statistics?|numbers? of (?:people|phones))\b|تخمین|اندازہ|اندازے|اعداد", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex What();

    [GeneratedRegex(@"\b(?:do(?:es)? not (?:show|name|contain|hold|include|tell|identify|say|see|know)|not (?:show|names?|calls?|messages?|individuals?|a census)|no (?:names?|phone numbers?|calls?|messages?|person|individuals?|one|paths?)|nobody|never (?:show|name|contain|see)s?|cannot (?:show|identify|tell|see))\b|نہیں", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex IsNot();

    [GeneratedRegex(@"\b(?:safeguards?|protect(?:s|ed|ion)?|fewer than|at least \d+|removed|stays? (?:with|at|inside)|never leaves?|do(?:es)? not leave|approved?|checked by|deleted|suppress(?:ed)?|left out|withheld)\b|حفاظت|محفوظ|منظوری", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Safeguards();

    [GeneratedRegex(@"\b(?:uncertain(?:ty)?|approximate(?:ly)?|roughly|between|ranges?|margin|may (?:miss|differ|be)|can (?:miss|be wrong)|not everyone|without (?:a )?phones?|experimental|not exact|could be|do not see)\b|غیر یقینی|تقریباً|تجرباتی", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Uncertainty();
}
