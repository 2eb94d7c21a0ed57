using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Places;
using Tideline.Pipeline.Quality;
using Tideline.Pipeline.Runs;

namespace Tideline.Proof.DirectRoad;

/// <summary>
/// All local days of a streamed country: 4 bytes for a SIM and day, and the sums that the gates need. Files arrive in any
/// order and on any thread; sums and places do not depend on it.
/// </summary>
internal sealed class CountryDays
{
    private readonly int _firstDay;
    private readonly int _cells;
    private readonly uint[]?[] _places;
    private readonly PartialDay?[] _waiting;
    private readonly bool[] _isHalf;
    private readonly DayVolume?[] _volumes;
    private readonly long[] _subscribers;
    private readonly SubscriberProfile[] _profiles;

    /// <param name="firstDate">The first calendar day.</param>
    /// <param name="files">Calendar days.</param>
    /// <param name="sims">SIMs of the stream.</param>
    /// <param name="cells">Cells of the stream.</param>
    /// <param name="clusters">Clusters of the places.</param>
    /// <exception cref="InputRefusedException">There are more clusters than two bytes hold.</exception>
    public CountryDays(LocalDate firstDate, int files, int sims, int cells, int clusters)
    {
        if (clusters > ushort.MaxValue)
        {
            throw new InputRefusedException($"The country has {clusters} clusters; the direct road holds at most {ushort.MaxValue}.");
        }

        // The small hours of the first file belong to the local day before it.
        (_firstDay, _cells) = (Day.Number(firstDate) - 1, cells);
        _places = new uint[files + 1][];
        _waiting = new PartialDay[files + 1];
        _isHalf = new bool[files + 1];
        _volumes = new DayVolume[files + 1];
        CellEvents = new long[files + 1][];
        _subscribers = new long[files + 1];
        _profiles = new SubscriberProfile[sims];
    }

    /// <summary>Accepted events by local day and cell; null for a day without.</summary>
    public long[]?[] CellEvents { get; }

    public int Days => _places.Length;

    public LocalDate Date(int day) => Day.Date(_firstDay + day);

    /// <summary>Takes what one file holds of two local days; nothing where it was quarantined.</summary>
    public void Take(LocalDate file, (PartialDay Before, PartialDay Own)? parts)
    {
        var own = Day.Number(file) - _firstDay;
        Take(own - 1, parts?.Before, isLater: true);
        Take(own, parts?.Own, isLater: false);
    }

    /// <summary>Finishes the days of which only one file exists: the first and the last.</summary>
    public void Complete()
    {
        for (var day = 0; day < Days; day++)
        {
            if (_waiting[day] is { } part)
            {
                Finish(day, part);
                _waiting[day] = null;
            }
        }
    }

    /// <summary>The row of a SIM and day; 0 and 0: it was not seen.</summary>
    public (int Night, int DayPart) PlacesOf(int day, int sim) =>
        _places[day] is { } places ? ((int)(places[sim] >> 16), (int)(places[sim] & 0xFFFF)) : (0, 0);

    /// <summary>How a SIM used the network.</summary>
    public SubscriberProfile ProfileOf(int sim)
    {
        var locations = new HashSet<int>();
        for (var day = 0; day < Days; day++)
        {
            var (night, dayPart) = PlacesOf(day, sim);
            if (night + dayPart > 0)
            {
                locations.Add(night > 0 ? night : dayPart);
            }
        }

        return _profiles[sim] with { Clusters = Math.Max(_profiles[sim].Clusters, locations.Count) };
    }

    /// <summary>The judged days.</summary>
    public PreparedDays Judge(PlaceTables places, LocalTime dayStartsAt, IReadOnlyDictionary<DeviceKind, DeviceTotals> devices)
    {
        DayVolume[] volumes = [.. _volumes.OfType<DayVolume>()];
        var verdicts = DayGate.Judge(volumes, dayStartsAt);
        return new PreparedDays
        {
            Places = places,
            Days = verdicts,
            SubscribersByDay = volumes.ToDictionary(v => v.Day, v => _subscribers[Day.Number(v.Day) - _firstDay]),
            Vintage = Vintages.LastCompleteDay(verdicts, volumes),
            Devices = devices,
            DaysMade = volumes.Length,
        };
    }

    /// <summary>Packed days of some SIMs: each day is read for all of them before the next.</summary>
    public void Timelines(int firstSim, List<long>[] days)
    {
        for (var day = 0; day < Days; day++)
        {
            if (_places[day] is { } places)
            {
                for (var sim = 0; sim < days.Length; sim++)
                {
                    if (places[firstSim + sim] is not 0 and var place)
                    {
                        days[sim].Add((long)new TimelineDay(_firstDay + day, (int)(place >> 16), (int)(place & 0xFFFF)).Pack());
                    }
                }
            }
        }
    }

    private void Take(int day, PartialDay? part, bool isLater)
    {
        PartialDay? other;
        lock (_waiting)
        {
            if (!_isHalf[day])
            {
                (_isHalf[day], _waiting[day]) = (true, part);
                return;
            }

            (other, _waiting[day]) = (_waiting[day], null);
        }

        if (part is not null && other is not null)
        {
            Finish(day, isLater ? PartialDay.Join(other, part, _cells) : PartialDay.Join(part, other, _cells));
        }
        else if ((part ?? other) is { } whole)
        {
            Finish(day, whole);
        }
    }

    private void Finish(int day, PartialDay whole)
    {
        if (whole.Events == 0)
        {
            return;
        }

        var places = new uint[_profiles.Length];
        foreach (ref readonly var tally in whole.Subscribers)
        {
            places[tally.Sim] = ((uint)tally.Night << 16) | (uint)tally.DayPart;
        }

        _places[day] = places;
        CellEvents[day] = whole.CellEvents;
        _volumes[day] = new DayVolume(Date(day), whole.Events, whole.FirstSecond, whole.LastSecond);
        _subscribers[day] = whole.Subscribers.Length;
        lock (_profiles)
        {
            foreach (ref readonly var tally in whole.Subscribers)
            {
                if (tally.Events > 0)
                {
                    ref var p = ref _profiles[tally.Sim];
                    p = new SubscriberProfile(
                        p.DaysSeen + 1, p.Events + tally.Events, p.SumSquaredDailyEvents + ((double)tally.Events * tally.Events),
                        p.ActiveHours + tally.HourCount, Math.Max(p.Clusters, tally.Clusters));
                }
            }
        }
    }
}
