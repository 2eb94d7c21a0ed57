using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Tideline.Domain.Emergencies;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Tests.Bulletins;

public sealed partial class LanguageTests
{
    // Signs, and forms made of places alone.
    private static readonly HashSet<string> WithoutWords = new(StringComparer.Ordinal)
    {
        "Language", "Direction", "GroupSeparator", "DecimalSeparator", "Range", "About", "Percent", "Date", "ShortDate", "DaysOfMonth", "WeekValue",
        "DayWithReason", "ListSeparator", "NotClaimedMark", "Absent", "PageOf",
    };

    [Fact]
    public void Every_sentence_in_Urdu_has_the_places_of_the_English_one_and_words_of_its_own()
    {
        var english = Sentences(English.Text, "").ToList();
        var urdu = Sentences(Urdu.Text, "").ToDictionary(s => s.Name, s => s.Text, StringComparer.Ordinal);
        Assert.Equal(english.Count, urdu.Count);
        foreach (var (name, text) in english)
        {
            Assert.True(Places(text) == Places(urdu[name]), $"{name}: {urdu[name]}");
            Assert.True(
                WithoutWords.Contains(name.Split('.')[^1]) || Arabic().IsMatch(urdu[name]), $"{name} is not in Urdu: {urdu[name]}");
        }
    }

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<(string Name, string Text)> Sentences(object value, string name) => value switch
    {
        string text => [(name, text)],
        IReadOnlyDictionary<Hazard, string> names => names.Select(n => ($"{name}.{n.Key}", n.Value)),
        IEnumerable list => list.Cast<string>().Select((t, i) => ($"{name}.{i}", t)),
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)
            .SelectMany(p => Sentences(p.GetValue(value)!, $"{name}.{p.Name}")),
    };

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsArabic}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Arabic();
}
