using NodaTime;
using Tideline.Server.Releases;

namespace Tideline.Server.Figures;

/// <summary>An emergency at a glance.</summary>
/// <param name="Week">The last released week of the displaced stock.</param>
/// <param name="Claimed">Whether the release claims displacement at all. Where it does not, no headline may be read as displacement.</param>
/// <param name="Headline">Figures for everything in scope; those the release has no row of are left out.</param>
/// <param name="Caveats">What a reader must know, by code; the texts are the reader's language.</param>
/// <param name="Hidden">How many areas have no number in that week, and why.</param>
/// <param name="Terms">What the authority calls the people: <c>displaced</c> or <c>tdp</c> (temporarily displaced persons).</param>
public sealed record Situation(
    string Release, LocalDate Vintage, FigurePeriod Week, bool Claimed, IReadOnlyList<HeadlineFigure> Headline, IReadOnlyList<Caveat> Caveats, HiddenAreas Hidden, string Terms);

/// <summary>One figure for everything in scope.</summary>
/// <param name="Key">Name of the figure on the page.</param>
/// <param name="Value">Null unless a number may be shown.</param>
/// <param name="Status">SDMX code; of a sum that of its worst part, and U where parts could not be observed.</param>
/// <param name="Parts">How many released areas it is the sum of; 1 where the release itself holds it. The bounds of a sum are sums of bounds: wide.</param>
public sealed record HeadlineFigure(string Key, string Indicator, double? Value, double? Lower, double? Upper, string Unit, string Status, int Parts);

/// <param name="Args">What the text of this code fills in.</param>
public sealed record Caveat(string Code, IReadOnlyDictionary<string, object> Args);

/// <summary>Home areas of the map's level in the last week, of the displaced stock.</summary>
/// <param name="Areas">In scope.</param>
public sealed record HiddenAreas(int Level, int Areas, int Suppressed, int NotObservable);
