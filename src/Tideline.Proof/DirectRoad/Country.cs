using Tideline.Domain.Quality;
using Tideline.Pipeline.Places;
using Tideline.Pipeline.Quality;
using Tideline.Pipeline.Runs;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Synthetic.Events;

namespace Tideline.Proof.DirectRoad;

/// <summary>A streamed country, ready for emergency runs: what ingest and the daily steps make of its files.</summary>
internal sealed class Country
{
    private readonly DeviceKind[] _kinds;

    private Country(CountryDays days, PreparedDays prepared, MemoryRows rows, ulong[] pseudonyms, DeviceKind[] kinds, long events) =>
        (Days, Prepared, Rows, Pseudonyms, _kinds, EventRows) = (days, prepared, rows, pseudonyms, kinds, events);

    public CountryDays Days { get; }

    public PreparedDays Prepared { get; }

    public MemoryRows Rows { get; }

    /// <summary>By SIM.</summary>
    public ulong[] Pseudonyms { get; }

    /// <summary>Rows that its files would have.</summary>
    public long EventRows { get; }

    public bool IsPerson(int sim) => _kinds[sim] == DeviceKind.Person;

    /// <param name="stream">The events.</param>
    /// <param name="folder">The folder that the stream's country was written to.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="reference">Its reference tables.</param>
    /// <param name="cancellation">Stops between files.</param>
    public static Country Read(
        StreamedCountry stream, ProjectFolder folder, ProjectConfiguration configuration, ReferenceData reference,
        CancellationToken cancellation)
    {
        var places = new PlaceTables(reference);
        var files = new FileReader(places, reference, configuration, stream.Cells);
        var days = new CountryDays(stream.FirstDay, stream.Days, stream.Numbers.Count, stream.Cells.Count, places.Map.Count);
        var events = stream.Read(file => days.Take(file.Date, files.Read(file)), cancellation);
        days.Complete();
        var kinds = new DeviceKind[stream.Numbers.Count];
        var profiles = new SubscriberProfile[kinds.Length];
        Parallel.For(0, kinds.Length, new ParallelOptions { CancellationToken = cancellation }, sim =>
        {
            profiles[sim] = days.ProfileOf(sim);
            kinds[sim] = DeviceGate.Judge(profiles[sim]);
        });
        var pseudonyms = DirectRoad.Pseudonyms.Of(folder, configuration.Inputs.Events[0], stream.Numbers);
        return new Country(
            days,
            days.Judge(places, configuration.DayStartsAt, Totals(kinds, profiles)),
            new MemoryRows(days, stream.Cells, pseudonyms, kinds),
            pseudonyms,
            kinds,
            events);
    }

    private static Dictionary<DeviceKind, DeviceTotals> Totals(DeviceKind[] kinds, SubscriberProfile[] profiles)
    {
        var totals = Enum.GetValues<DeviceKind>().ToDictionary(k => k, _ => new DeviceTotals(0, 0));
        for (var sim = 0; sim < kinds.Length; sim++)
        {
            if (profiles[sim].DaysSeen > 0)
            {
                var total = totals[kinds[sim]];
                totals[kinds[sim]] = new DeviceTotals(total.Subscribers + 1, total.Events + profiles[sim].Events);
            }
        }

        return totals;
    }
}
