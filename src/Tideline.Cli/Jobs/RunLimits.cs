using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Emergencies;
using Tideline.Pipeline.Runs;

namespace Tideline.Cli.Jobs;

/// <summary>What key epochs and retention take from the figures of an emergency, in sentences for whoever runs and for the manifest.</summary>
internal static class RunLimits
{
    public static IReadOnlyList<string> Of(Workspace workspace, RunEpoch within, Emergency emergency, PreparedDays days)
    {
        List<string> limits = [];
        if (within.Reach(emergency, workspace).Told is { } told)
        {
            limits.Add(told);
        }

        var first = emergency.Onset.PlusDays(-EpochReach.FullBaselineDays(workspace.Configuration.Methods));
        LocalDate[] lost = [.. days.LostDays.Where(d => d >= first)];
        if (lost.Length > 0)
        {
            limits.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Retention deleted the events of {lost.Length} days from {LocalDatePattern.Iso.Format(lost[0])} to {LocalDatePattern.Iso.Format(lost[^1])} that the figures would rest on, and their tables are not kept as they would be made with the cells and methods of now. They are left out."));
        }

        return limits;
    }
}
