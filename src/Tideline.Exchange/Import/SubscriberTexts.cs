using System.Text.RegularExpressions;

namespace Tideline.Exchange.Import;

/// <summary>
/// Finds texts that could be the number or pseudonym of a subscriber. A map that names the wrong columns makes a table of events one of
/// figures; nothing of it may come into <c>reported/</c>, which is no part of the enclave.
/// </summary>
internal static partial class SubscriberTexts
{
    /// <summary>Whether a text of an offered figure could name a subscriber. Codes are looked up and quoted with care elsewhere.</summary>
    public static bool AreIn(OfferedFigure figure) =>
        new[] { figure.Name, figure.Operation, figure.Round, figure.Assessment, figure.Cause, figure.Breakdown }.Any(t => t is not null && LongNumber().IsMatch(Day().Replace(t, " | ")));

    // As short as a phone number without its calling code, also in groups.
    [GeneratedRegex("([0-9][ -]?){10}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongNumber();

    // Names of events hold days.
    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Day();
}
