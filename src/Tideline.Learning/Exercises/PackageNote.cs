using System.Globalization;
using System.Text.RegularExpressions;
using Tideline.Governance.Communications;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>The public note of C1.</summary>
internal static partial class PackageNote
{
    private const int MostWords = PublicNote.MostWords;
    private const int MostLetters = 10_000;
    private const int MostMilliseconds = 1_000;

    // Numbers below stand for days, parts and the like.
    private const long LeastNumber = 10;

    public static CriterionResult Check(string folder, CapstoneWeek week, HashSet<string> shown)
    {
        var file = Path.Combine(folder, "note.txt");
        if (!File.Exists(file) || new FileInfo(file).Length is 0 or > MostLetters)
        {
            return new("note", false, "there is no note, or it is far too long");
        }

        var text = File.ReadAllText(file);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var banned = Banned().Matches(text).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var rounded = week.Areas.Where(a => shown.Contains(a.PCode)).Select(a => a.Rounded!.Value).ToArray();
        var released = rounded.SelectMany(r => new[] { r.Value, r.Lower, r.Upper }).ToHashSet();
        var numbers = Numbers().Matches(Names().Replace(text, " ")).Select(m => long.Parse(m.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).Where(n => n >= LeastNumber).ToHashSet();
        var others = numbers.Except(released).Count();
        var interval = rounded.Any(r => numbers.Contains(r.Lower) && numbers.Contains(r.Upper));
        var blind = week.Areas.Where(a => a.Rounded is null).All(a => text.Contains(a.PCode, StringComparison.Ordinal));
        return new(
            "note", words <= MostWords && banned.Length == 0 && others == 0 && interval && blind,
            FormattableString.Invariant($"{words} words; {banned.Length} words to avoid; {others} numbers that are not released; {(interval ? "an" : "no")} interval; {(blind ? "says" : "does not say")} where nothing can be seen"),
            words > MostWords ? "too_long" : banned.Length > 0 ? "words_to_avoid" : others > 0 ? "number_not_released" : !interval ? "no_interval" : !blind ? "gap_not_told" : null);
    }

    [GeneratedRegex(@"\b(track\w*|surveill\w*|spy\w*|exact\w*|real-time|individuals?|users?|customers?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Banned();

    // P-codes and dates.
    [GeneratedRegex(@"\bDY\d*\b|\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Names();

    [GeneratedRegex(@"\d{1,3}(,\d{3})+|\d{1,15}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Numbers();
}
