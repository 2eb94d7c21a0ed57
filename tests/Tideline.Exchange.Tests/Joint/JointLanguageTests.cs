using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Tideline.Exchange.Joint.Text;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Exchange.Tests.Joint;

public sealed partial class JointLanguageTests
{
    [Fact]
    public void Every_sentence_in_Urdu_has_the_places_of_the_English_one_and_words_of_its_own()
    {
        var english = Sentences(JointEnglish.Text).ToDictionary(s => s.Name, s => s.Text, StringComparer.Ordinal);
        var urdu = Sentences(JointUrdu.Text).ToDictionary(s => s.Name, s => s.Text, StringComparer.Ordinal);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), urdu.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, sentence =>
        {
            Assert.Equal(Places(sentence.Value), Places(urdu[sentence.Key]));
            Assert.Matches(Arabic(), urdu[sentence.Key]);
        });
    }

    [Fact]
    public void Each_language_is_found_by_its_tag_and_another_is_not()
    {
        Assert.Equal(["en", "ur"], JointLanguages.All.Select(l => l.Bulletin.Language));
        Assert.Same(JointUrdu.Text, JointLanguages.Find("ur"));
        Assert.Null(JointLanguages.Find("fr"));
    }

    private static IEnumerable<(string Name, string Text)> Sentences(JointText text) =>
        typeof(JointText).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.PropertyType != typeof(BulletinText))
            .SelectMany(p => p.GetValue(text) switch
            {
                string sentence => [(p.Name, sentence)],
                IEnumerable pairs => pairs.Cast<object>().Select(e => ($"{p.Name}.{e.GetType().GetProperty("Key")!.GetValue(e)}", (string)e.GetType().GetProperty("Value")!.GetValue(e)!)),
                _ => Array.Empty<(string, string)>(),
            });

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsArabic}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Arabic();
}
