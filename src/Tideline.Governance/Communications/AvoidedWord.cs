using System.Text.RegularExpressions;

namespace Tideline.Governance.Communications;

/// <summary>A word that a public text does without.</summary>
/// <param name="Word">As people look for it.</param>
/// <param name="Say">What to say instead.</param>
/// <param name="Because">Why, a sentence.</param>
public sealed record AvoidedWord(string Word, string Say, string Because)
{
    private readonly Lazy<Regex> _pattern = new(() => new(
        $@"(?<![\p{{L}}\p{{N}}])(?:{Stem(Word)})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

    /// <summary>All, English in the order of the alphabet, then Urdu.</summary>
    public static readonly IReadOnlyList<AvoidedWord> All =
    [
        new("accurate", "give the range", "A figure from phones is an estimate; its width says how far to trust it."),
        new("anonymous data", "figures from which nobody can be told", "Records are pseudonymous until they are added up; saying more is a promise that can be broken."),
        new("big data", "counts of phone activity by area", "It says nothing, and sounds like more than it is."),
        new("exact number", "an estimate of between … and …", "No figure from phones is exact."),
        new("follow people", "count how many phones were active in an area", "Nobody is followed."),
        new("hotspot", "area with many displaced people", "It names people as a danger."),
        new("influx", "arrivals", "It pictures people as a flood."),
        new("locate people", "estimate how many people stay in an area", "No person is located."),
        new("mobile data shows that", "the estimate suggests", "It is one source among others."),
        new("monitor", "estimate", "People are not watched."),
        new("proves", "suggests", "An estimate proves nothing."),
        new("real time", "daily", "Figures come after the day has ended."),
        new("spy", "count", "Whoever reads it thinks so from then on."),
        new("surveillance", "statistics", "It is none, and the word stays in mind."),
        new("track", "count", "Nobody is tracked: numbers of areas are counted."),
        new("your phone", "phone activity, added up by area", "A reader will ask what is known of theirs."),
        new("جاسوسی", "گنتی", "جو اسے پڑھتا ہے وہ پھر یہی سوچتا ہے۔"),
        new("نگرانی", "اعداد و شمار", "کسی پر نظر نہیں رکھی جاتی، اور لفظ ذہن میں رہ جاتا ہے۔"),
        new("ٹریک", "شمار", "کسی کا پیچھا نہیں کیا جاتا: علاقوں کے لیے گنتی ہوتی ہے۔"),
    ];

    /// <summary>Whether the text holds it, in any case or ending.</summary>
    public bool IsIn(string text) => _pattern.Value.IsMatch(text);

    private static string Stem(string word) => Regex.Escape(word).Replace(@"\ ", @"[\s\-]+", StringComparison.Ordinal) switch
    {
        "spy" => @"spy(?![\p{L}])|spies|spied|spying",
        "track" => @"track(?:s|ed|er|ers|ing)?(?![\p{L}])",
        "monitor" => @"monitor",
        var escaped => escaped,
    };
}
