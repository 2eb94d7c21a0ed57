using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Domain.Displacement.Presets;

namespace Tideline.Domain.Displacement;

/// <summary>
/// The parameters of the displacement fold and its estimator. Defaults are the definitions of docs/methods; every
/// value is printed in the manifest, and their hash names the definition in each observation.
/// </summary>
public sealed record DisplacementParameters
{
    /// <summary>First day of the reference window, in days before onset.</summary>
    public int ReferenceStartsBefore { get; init; } = 63;

    /// <summary>Last day of the reference window, in days before onset; the guard keeps early leavers out of it.</summary>
    public int ReferenceEndsBefore { get; init; } = 8;

    /// <summary>Fewest nights seen for a reference location.</summary>
    public int MinimumNights { get; init; } = 10;

    /// <summary>Fewest distinct weeks with a night seen.</summary>
    public int MinimumWeeks { get; init; } = 3;

    /// <summary>Smallest share of nights in the reference area.</summary>
    public double MinimumShare { get; init; } = 0.5;

    /// <summary>A place within this distance of the home point is home, whatever its area, in km.</summary>
    public double HomeRadiusKm { get; init; } = 2;

    /// <summary>Share of day-part days from which a place is a usual day place.</summary>
    public double UsualDayShare { get; init; } = 0.25;

    /// <summary>Fewest day-part days in a usual day place.</summary>
    public int UsualDayMinimum { get; init; } = 3;

    /// <summary>Share of a weekday's nights from which that weekday's other area is expected (weekly commuters).</summary>
    public double CommuterShare { get; init; } = 0.6;

    /// <summary>Fewest nights of a weekday before an expectation is formed.</summary>
    public int CommuterMinimum { get; init; } = 3;

    /// <summary>Upper bounds of the strata of ordinary travel: share of away nights in the reference window.</summary>
    public IReadOnlyList<double> StratumBounds { get; init; } = [0.01, 0.04, 0.15, 0.40];

    /// <summary>Shortest absence after which a member is censored, in days.</summary>
    public int ExitDays { get; init; } = 5;

    /// <summary>Multiple of the member's own mean gap between sightings after which it is censored.</summary>
    public double ExitGaps { get; init; } = 5;

    /// <summary>Longest time a state is carried after the last sighting, in days.</summary>
    public int ExitLimit { get; init; } = 28;

    /// <summary>Gap from which the day of a change is drawn, not set midway, in days.</summary>
    public int ImputeGap { get; init; } = 7;

    /// <summary>Days from which an absence is a spell that counts as newly displaced. 1: short ordinary absences are taken
    /// off by the baseline, and a longer minimum would lose those who return within days.</summary>
    public int SpellDays { get; init; } = 1;

    /// <summary>Weeks before and after a week that agree with it on where the displaced stay.</summary>
    public int HostWeeksBefore { get; init; } = 4;

    public int HostWeeksAfter { get; init; } = 1;

    /// <summary>Days from which a spell is confirmed, and from which it is long.</summary>
    public int ConfirmedDays { get; init; } = 7;

    public int LongDays { get; init; } = 14;

    /// <summary>Sightings at home in a row that make a return.</summary>
    public int ReturnSightings { get; init; } = 3;

    /// <summary>Days within which they must lie; also the days without a sighting away after which few sightings do.</summary>
    public int ReturnWithin { get; init; } = 10;

    /// <summary>Days away from which a member can have settled elsewhere.</summary>
    public int SettledDays { get; init; } = 90;

    /// <summary>Days looked back at to judge it.</summary>
    public int SettledWindow { get; init; } = 30;

    /// <summary>Share of sightings in one other area from which it has.</summary>
    public double SettledShare { get; init; } = 0.8;

    /// <summary>Share of nights from which another area is a usual night place.</summary>
    public double UsualNightShare { get; init; } = 0.05;

    /// <summary>Separate stays from which it is one, however short.</summary>
    public int UsualNightStays { get; init; } = 2;

    /// <summary>First and last k of the placebo onsets at onset − 7k days.</summary>
    public int FirstPlacebo { get; init; } = 9;

    public int LastPlacebo { get; init; } = 20;

    /// <summary>Weeks of a year: how far back the same season is.</summary>
    public int SeasonWeeks { get; init; } = 52;

    /// <summary>Bootstrap replicates behind every interval.</summary>
    public int Replicates { get; init; } = 200;

    /// <summary>Home clusters in a finest area below which people, not clusters, are resampled.</summary>
    public int MinimumClusters { get; init; } = 8;

    /// <summary>The rules of a preset; null: Tideline's own definition, which the other parameters describe.</summary>
    public StateRules? Rules { get; init; }

    /// <summary>Strata of ordinary travel.</summary>
    public int Strata => StratumBounds.Count + 1;

    /// <summary>The stratum of a share of away nights: the first bound that it does not exceed.</summary>
    public int StratumOf(double awayShare)
    {
        for (var s = 0; s < StratumBounds.Count; s++)
        {
            if (awayShare <= StratumBounds[s])
            {
                return s;
            }
        }

        return StratumBounds.Count;
    }

    /// <summary>Every parameter by snake_case name, as invariant text.</summary>
    public IReadOnlyDictionary<string, string> Print()
    {
        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
        if (Rules is not null)
        {
            return Rules.Print();
        }

        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["reference_starts_before"] = Text(ReferenceStartsBefore),
            ["reference_ends_before"] = Text(ReferenceEndsBefore),
            ["minimum_nights"] = Text(MinimumNights),
            ["minimum_weeks"] = Text(MinimumWeeks),
            ["minimum_share"] = Text(MinimumShare),
            ["home_radius_km"] = Text(HomeRadiusKm),
            ["usual_day_share"] = Text(UsualDayShare),
            ["usual_day_minimum"] = Text(UsualDayMinimum),
            ["commuter_share"] = Text(CommuterShare),
            ["commuter_minimum"] = Text(CommuterMinimum),
            ["stratum_bounds"] = string.Join(' ', StratumBounds.Select(b => Text(b))),
            ["exit_days"] = Text(ExitDays),
            ["exit_gaps"] = Text(ExitGaps),
            ["exit_limit"] = Text(ExitLimit),
            ["impute_gap"] = Text(ImputeGap),
            ["host_weeks_before"] = Text(HostWeeksBefore),
            ["host_weeks_after"] = Text(HostWeeksAfter),
            ["spell_days"] = Text(SpellDays),
            ["confirmed_days"] = Text(ConfirmedDays),
            ["long_days"] = Text(LongDays),
            ["return_sightings"] = Text(ReturnSightings),
            ["return_within"] = Text(ReturnWithin),
            ["settled_days"] = Text(SettledDays),
            ["settled_window"] = Text(SettledWindow),
            ["settled_share"] = Text(SettledShare),
            ["usual_night_share"] = Text(UsualNightShare),
            ["usual_night_stays"] = Text(UsualNightStays),
            ["first_placebo"] = Text(FirstPlacebo),
            ["last_placebo"] = Text(LastPlacebo),
            ["season_weeks"] = Text(SeasonWeeks),
            ["replicates"] = Text(Replicates),
            ["minimum_clusters"] = Text(MinimumClusters),
        };
    }

    /// <summary>Name of the preset and the first 8 hex digits of the hash of <see cref="Print"/>.</summary>
    public string Definition
    {
        get
        {
            var text = string.Join('\n', Print().Select(p => $"{p.Key}={p.Value}"));
            return $"{Rules?.Name ?? "tideline"}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";
        }
    }
}
