using System.Globalization;
using System.Text.Json.Serialization;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>The subscriber-days of one week or of the placebos' same week.</summary>
/// <param name="Nodes">By home node: days away.</param>
/// <param name="Pairs">By pair of home district and host: days away there.</param>
/// <param name="Panel">By home district: days in the panel.</param>
internal sealed record BoundedDays(long[] Nodes, long[] Pairs, long[] Panel);

/// <summary>
/// What is measured with noise: whole subscriber-days by week, of which one subscriber can hold only a few. Nothing is weighted.
/// </summary>
/// <remarks>
/// One subscriber has one home per onset and is in one place a day. In a week it adds at most 7 days away, all under one home
/// district, and at most 7 panel days; over all placebos K times that. So a vector of days away, over the nodes of one level or
/// over all pairs, moves by at most 7 (7K) in L1, hence in L2, when one subscriber comes or goes. Upper levels are sums.
/// </remarks>
[JsonConverter(typeof(NeverSerialized))]
public sealed class BoundedCounts
{
    /// <summary>Most days that one subscriber adds to a week.</summary>
    public const int DaysPerWeek = 7;

    private readonly BoundedDays[] _live;
    private readonly BoundedDays[] _ordinary;
    private readonly int[] _placebos;

    public BoundedCounts(FoldFrame frame, FoldCounts counts)
    {
        Layout = new PrivateLayout(frame.Map, frame.Exposed, frame.FlowLevel);
        FirstWeek = frame.Schedule.Live.FirstWeek;
        HeldFromWeek = frame.Schedule.HeldFromWeek;
        Weeks = frame.Weeks;
        var reached = frame.Schedule.Placebos.Count == 0 ? 0 : Math.Max(0, frame.Schedule.HeldFromWeek - 1);
        bool Reaches(int onset, int week) => onset > 0 && onset < frame.Onsets.Count && frame.Schedule.Reaches(frame.Onsets[onset], week);
        _live = [.. Enumerable.Range(0, Weeks).Select(_ => Empty())];
        _ordinary = [.. Enumerable.Range(0, Weeks).Select(_ => Empty())];
        _placebos = [.. Enumerable.Range(0, Weeks).Select(w => Enumerable.Range(0, frame.Onsets.Count).Count(o => Reaches(o, Math.Min(w, reached))))];
        AddHomes();
        AddHosts();
        if (reached < Weeks - 1)
        {
            // No placebo reaches later weeks: they are measured against the last week that one does.
            Array.Fill(_ordinary, _ordinary[reached], reached + 1, Weeks - 1 - reached);
        }

        void AddHomes()
        {
            for (var unit = 0; unit < frame.Units.Count; unit++)
            {
                var district = Layout.DistrictOfArea[frame.Units.AreaOfUnit[unit]];
                for (var at = 0; at < frame.Parameters.Strata * Weeks && district >= 0 && counts.HasMembers(unit); at++)
                {
                    var (stratum, week) = (at / Weeks, at % Weeks);
                    for (var onset = 0; onset < frame.Onsets.Count; onset++)
                    {
                        if (onset == 0 || Reaches(onset, week))
                        {
                            var into = onset == 0 ? _live[week] : _ordinary[week];
                            into.Panel[district] += counts[Count.Panel, onset, unit, stratum, week];
                            var away = counts[Count.Away, onset, unit, stratum, week];
                            for (var node = Layout.FirstDistrict + district; node >= 0; node = Layout.Nodes[node].Parent)
                            {
                                into.Nodes[node] += away;
                            }
                        }
                    }
                }
            }
        }

        void AddHosts()
        {
            var districtOfHost = frame.Map.Ancestors[frame.FlowLevel];
            foreach (var (key, days) in counts.AwayAtHost)
            {
                var (onset, unit, _, week, host) = FoldCounts.SplitHostKey(key);
                var district = Layout.DistrictOfArea[frame.Units.AreaOfUnit[unit]];
                if (district >= 0 && (onset == 0 || Reaches(onset, week)))
                {
                    var into = onset == 0 ? _live[week] : _ordinary[week];
                    into.Pairs[Layout.Pair(district, host < districtOfHost.Length ? districtOfHost[host] : Layout.Hosts)] += days;
                }
            }
        }
    }

    public PrivateLayout Layout { get; }

    /// <summary>Day number of the first week's Monday.</summary>
    public int FirstWeek { get; }

    public int Weeks { get; }

    /// <summary>First week whose ordinary travel is that of an earlier one.</summary>
    public int HeldFromWeek { get; }

    /// <summary>Placebos behind the ordinary travel of a week; 0: there is no baseline.</summary>
    public int Placebos(int week) => _placebos[week];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Weeks} weeks of unreleased subscriber-days");

    internal BoundedDays Live(int week) => _live[week];

    /// <summary>The same week after the placebo onsets, summed over those that reach it.</summary>
    internal BoundedDays Ordinary(int week) => _ordinary[week];

    private BoundedDays Empty() => new(new long[Layout.Nodes.Count], new long[Layout.Pairs], new long[Layout.Districts]);
}
