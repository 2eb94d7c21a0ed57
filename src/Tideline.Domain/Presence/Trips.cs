using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Presence;

/// <summary>Travellers and trips between two districts on one local day.</summary>
/// <param name="Date">Local day.</param>
/// <param name="Origin">District of the earlier event.</param>
/// <param name="Destination">District of the later event; equal to the origin for those who stay.</param>
/// <param name="Subscribers">Distinct travellers.</param>
/// <param name="PeopleThousandths">Travellers by home weight, in thousandths of a person.</param>
/// <param name="TripsThousandths">Trips by home weight, in thousandths.</param>
public readonly record struct TripRow(
    LocalDate Date, int Origin, int Destination, long Subscribers, long PeopleThousandths, long TripsThousandths);

/// <summary>Origin–destination figures by day: travellers, and trips.</summary>
public static class Trips
{
    /// <summary>Two cubes: travellers (people) and trips; one cell per day and pair with a traveller.</summary>
    /// <remarks>The interval takes travellers as a Poisson count.</remarks>
    public static IReadOnlyList<Cube> Build(
        IEnumerable<TripRow> rows, IReadOnlyList<Area> districts, Func<int, int, int, ObservationStatus> statusOf)
    {
        var ordered = rows.OrderBy(r => r.Date).ThenBy(r => r.Origin).ThenBy(r => r.Destination).ToArray();
        return
        [
            new Cube(Indicator.Travellers, [.. ordered.Select(r => Cell(r, r.PeopleThousandths))]),
            new Cube(Indicator.Trips, [.. ordered.Select(r => Cell(r, r.TripsThousandths))]),
        ];

        CubeCell Cell(TripRow row, long thousandths)
        {
            var value = thousandths / 1000.0;
            var estimate = NormalInterval.Around(
                value, value / Math.Sqrt(row.Subscribers), row.Subscribers, row.PeopleThousandths / 1000.0 / row.Subscribers);
            return new CubeCell(
                districts[row.Origin].PCode, districts[row.Destination].PCode, row.Date, row.Date,
                estimate with { Status = statusOf(row.Origin, row.Destination, Day.Number(row.Date)) });
        }
    }
}
