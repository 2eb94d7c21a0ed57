using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Tideline.Exchange.Import.Tables;

/// <summary>What fields of a source say.</summary>
internal static partial class Fields
{
    /// <summary>A whole number from 0 to two thousand million, which no country reaches and most phone numbers exceed; also with commas between thousands or with <c>.0</c> behind it; null where it is none.</summary>
    public static decimal? Count(string text)
    {
        var plain = Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;
        return decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number == decimal.Truncate(number) && number <= 2_000_000_000m
            ? decimal.Truncate(number) : null;
    }

    /// <summary>The day of an ISO date or date and time (<c>2010-11-30T00:00:00</c>); null where it is none.</summary>
    public static LocalDate? Day(string? text) =>
        text is { Length: >= 10 } && (text.Length == 10 || text[10] is 'T' or ' ') && LocalDatePattern.Iso.Parse(text[..10]) is { Success: true } day ? day.Value : null;

    /// <summary>Causes as DTM writes them: joined by <c>;</c>, in any case. Lower case, each once, sorted; null where none is said.</summary>
    public static string? Causes(string? text) =>
        text is null || text.Equals("No reason for displacement reported", StringComparison.OrdinalIgnoreCase) ? null
        : Joined(text.Split(';'));

    /// <summary>Causes of several rows together.</summary>
    public static string? Joined(params IEnumerable<string?> causes) =>
        string.Join("; ", causes.OfType<string>().SelectMany(c => c.Split(';')).Select(c => c.Trim().ToLowerInvariant())
            .Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { Length: > 0 } joined ? joined : null;

    [GeneratedRegex("^[0-9]{1,3}(,[0-9]{3})+(\\.0+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();
}
