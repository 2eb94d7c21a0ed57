using System.Globalization;
using NodaTime;
using Tideline.Domain.Displacement;
using Tideline.Projects.Keys;

namespace Tideline.Pipeline.Runs;

/// <summary>How many of the ingested days that an emergency wants lie in its key epoch. Subscribers of other epochs are other
/// pseudonyms, so that the days of other epochs cannot be used with them.</summary>
/// <param name="Emergency">Id.</param>
/// <param name="Epoch">The epoch of the onset.</param>
/// <param name="Wanted">Days before the onset that a baseline of full length wants.</param>
/// <param name="Usable">Ingested ones of these in the epoch.</param>
/// <param name="LostBefore">Ingested ones of these in earlier epochs.</param>
/// <param name="LostAfter">Ingested days after the epoch's end.</param>
public sealed record EpochReach(string Emergency, KeyEpoch Epoch, int Wanted, int Usable, int LostBefore, int LostAfter)
{
    /// <param name="emergency">Id.</param>
    /// <param name="onset">Local day.</param>
    /// <param name="epoch">The epoch of the onset.</param>
    /// <param name="ingested">Local days with events.</param>
    /// <param name="parameters">Say how far back the baseline goes.</param>
    public static EpochReach Of(
        string emergency, LocalDate onset, KeyEpoch epoch, IReadOnlyCollection<LocalDate> ingested, DisplacementParameters parameters)
    {
        var wanted = FullBaselineDays(parameters);
        LocalDate[] before = [.. ingested.Where(d => d < onset && d >= onset.PlusDays(-wanted))];
        return new(
            emergency, epoch, wanted, before.Count(epoch.Holds), before.Count(d => d < epoch.From), ingested.Count(d => d > epoch.Until));
    }

    /// <summary>Days of history that every placebo and its reference window need.</summary>
    public static int FullBaselineDays(DisplacementParameters parameters) => (7 * parameters.LastPlacebo) + parameters.ReferenceStartsBefore;

    /// <summary>What the epochs take from the figures and what can be done, in sentences; null where they take nothing.</summary>
    public string? Told
    {
        get
        {
            string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            List<string> told = [];
            if (LostBefore > 0)
            {
                told.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The pseudonym key changed on {Text(Epoch.From!.Value)}, and nobody can be followed across that day. Of the {Wanted} days before the onset that a full baseline wants, {Usable} are usable; {LostBefore} ingested days before the change are not. The baseline is full again for onsets from {Text(Epoch.From!.Value.PlusDays(Wanted))}."));
            }

            if (LostAfter > 0)
            {
                told.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The pseudonym key changes after {Text(Epoch.Until!.Value)}: figures end there, and {LostAfter} later ingested days do not count. What comes after needs an emergency of its own with an onset in the later epoch."));
            }

            return told.Count == 0 ? null : string.Join(' ', told);
        }
    }
}
