using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Pipeline.Runs;

/// <summary>What a rotation of the pseudonym key takes from figures.</summary>
/// <param name="From">First local day under the new key.</param>
/// <param name="DaysLost">Ingested days of the last epoch, which no emergency after the rotation can use.</param>
/// <param name="EarliestOnset">First onset that can be estimated after the rotation.</param>
/// <param name="FullFrom">First onset with a baseline of full length.</param>
/// <param name="Cut">Emergencies whose window the rotation would cut.</param>
public sealed record RotationCost(LocalDate From, int DaysLost, LocalDate EarliestOnset, LocalDate FullFrom, IReadOnlyList<string> Cut)
{
    /// <summary>Days after the onset for which shares of those who returned are released.</summary>
    private const int FollowedDays = 90;

    /// <param name="from">First local day under the new key.</param>
    /// <param name="configuration">Its emergencies and parameters.</param>
    /// <param name="ingested">Local days of the epoch that ends.</param>
    public static RotationCost Of(LocalDate from, ProjectConfiguration configuration, IReadOnlyCollection<LocalDate> ingested)
    {
        var parameters = configuration.Methods;
        return new(
            from,
            ingested.Count,
            from.PlusDays(EmergencyRun.FewestHistoryDays + parameters.ReferenceEndsBefore),
            from.PlusDays(EpochReach.FullBaselineDays(parameters)),
            [.. configuration.Emergencies
                .Where(e => from > e.Onset.PlusDays(-parameters.ReferenceStartsBefore) && from <= LocalDate.Max(e.Ends, e.Onset.PlusDays(FollowedDays)))
                .Select(e => e.Id)]);
    }

    public string Told => string.Create(
        CultureInfo.InvariantCulture,
        $"From {Text(From)} on subscribers have other pseudonyms, and nobody can be followed across that day. The {DaysLost} days ingested before it are no history for emergencies after it: none with an onset before {Text(EarliestOnset)} can be estimated, and the baseline is full for onsets from {Text(FullFrom)}.");

    /// <exception cref="ConfigurationException">The rotation would cut an emergency's window.</exception>
    public void DemandNoCut()
    {
        if (Cut.Count > 0)
        {
            throw new ConfigurationException(
                $"A rotation on {Text(From)} would cut the window of {string.Join(", ", Cut.Select(c => $"'{c}'"))}: from the days on which homes are learnt to {FollowedDays} days after the onset everybody must keep the same pseudonym. Give --from a later day, or --force where the law leaves no choice; figures then end on the day before. Nothing was changed.");
        }
    }

    private static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
