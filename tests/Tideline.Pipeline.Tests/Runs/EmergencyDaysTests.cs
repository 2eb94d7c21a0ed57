using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Places;
using Tideline.Pipeline.Quality;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Tests.Runs;

/// <summary>Days that cannot carry an emergency are refused before anything is computed (the engine is never asked).</summary>
public sealed class EmergencyDaysTests
{
    private static readonly LocalDate First = new(2025, 6, 2);
    private static readonly LocalDate Onset = new(2025, 8, 26);

    [Fact]
    public void An_evacuation_that_starts_before_the_data_is_refused_by_name() =>
        Refuses("evacuation_starts", days: 120, evacuationStarts: First.PlusDays(-1));

    [Fact]
    public void One_usable_day_is_too_little() => Refuses("emergencies[].onset", days: 1, evacuationStarts: Onset.PlusDays(-3));

    [Fact]
    public void No_usable_day_is_too_little() => Refuses("reports/quality.html", days: 0, evacuationStarts: Onset.PlusDays(-3));

    [Fact]
    public void Data_that_end_within_the_first_week_are_too_little() =>
        Refuses("first week ends on 2025-08-24", days: Period.DaysBetween(First, new LocalDate(2025, 8, 24)), evacuationStarts: Onset.PlusDays(-3));

    private static void Refuses(string says, int days, LocalDate evacuationStarts)
    {
        var reference = new ReferenceData([], null, null, []);
        var prepared = new PreparedDays
        {
            Places = new PlaceTables(reference),
            Days = [.. Enumerable.Range(0, days).Select(d => new DayVerdict(First.PlusDays(d), 1000, 1, DayStatus.Valid, null))],
            SubscribersByDay = new Dictionary<LocalDate, long>(),
            Vintage = days == 0 ? null : First.PlusDays(days - 1),
            Devices = new Dictionary<DeviceKind, DeviceTotals>(),
            DaysMade = 0,
        };
        var emergency = new Emergency("flood", Hazard.Flood, Onset, evacuationStarts, Onset.PlusDays(14), []);
        var run = new EmergencyRun(null!, reference, prepared, new DisplacementParameters());

        var fault = Assert.Throws<InputRefusedException>(
            () => run.Run(emergency, [], new Progress<RunProgress>(), TestContext.Current.CancellationToken));

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }
}
