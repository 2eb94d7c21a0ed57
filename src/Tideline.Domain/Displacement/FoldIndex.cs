using System.Runtime.InteropServices;

namespace Tideline.Domain.Displacement;

/// <summary>The nonzero rows of the fold's counts, laid out for the estimator: live by home area, placebos pooled over k.</summary>
internal sealed class FoldIndex
{
    /// <summary>Kinds of hosts whose ordinary visitors change alike: exposed areas, and all others.</summary>
    public const int HostKinds = 2;

    public FoldIndex(FoldFrame frame, FoldCounts counts)
    {
        Frame = frame;
        Counts = counts;
        Weeks = frame.Weeks;
        Strata = frame.Parameters.Strata;
        DistrictOfArea = frame.Map.Ancestors[frame.FlowLevel];
        Districts = frame.Map.AreasAtLevel[frame.FlowLevel].Count;
        LastReachedWeek = frame.Schedule.Placebos.Count == 0 ? frame.Weeks - 1 : Math.Max(0, frame.Schedule.HeldFromWeek - 1);
        AreasOfDistrict = [.. Enumerable.Range(0, Districts).Select(d =>
            Enumerable.Range(0, DistrictOfArea.Length).Where(a => DistrictOfArea[a] == d && frame.Exposed[a]).ToArray())];
        (LiveRows, LiveEpisodes) = Rows(onlyLive: true);
        (PlaceboRows, PlaceboEpisodes) = Rows(onlyLive: false);
        (LiveHosts, PlaceboHosts) = HostRows();
        Control = new ControlTravel(this);
        Season = new SeasonalTravel(this);
        Occupation = new StateOccupation(frame, counts.Daily);
    }

    public FoldFrame Frame { get; }

    public FoldCounts Counts { get; }

    public int Weeks { get; }

    public int Strata { get; }

    public int[] DistrictOfArea { get; }

    public int Districts { get; }

    /// <summary>Exposed finest areas by district.</summary>
    public IReadOnlyList<int[]> AreasOfDistrict { get; }

    public int LastReachedWeek { get; }

    /// <summary>Cells of one district: strata × weeks.</summary>
    public int Cells => Strata * Weeks;

    /// <summary>Live rows of exposed homes.</summary>
    public Row[] LiveRows { get; }

    /// <summary>Row × <see cref="Episodes.Kinds"/>.</summary>
    public long[] LiveEpisodes { get; }

    /// <summary>Placebo rows of all homes, summed over the placebos that reach the week.</summary>
    public Row[] PlaceboRows { get; }

    public long[] PlaceboEpisodes { get; }

    public IReadOnlyList<HostRow> LiveHosts { get; }

    /// <summary>Placebo rows of all homes in districts with exposed homes, summed over the placebos that reach the week.</summary>
    public IReadOnlyList<HostRow> PlaceboHosts { get; }

    /// <summary>How ordinary travel changed for homes that are not exposed.</summary>
    public ControlTravel Control { get; }

    /// <summary>How the season moves exposed homes more than others.</summary>
    public SeasonalTravel Season { get; }

    /// <summary>How loss that depends on the state changes the live away days.</summary>
    public StateOccupation Occupation { get; }

    /// <summary>0 an exposed area, 1 any other.</summary>
    public int KindOfHost(int host) => host < Frame.Exposed.Length && Frame.Exposed[host] ? 0 : 1;

    public int Cell(int district, int stratum, int week) => (((district * Strata) + stratum) * Weeks) + week;

    public (int District, int Stratum, int Week) SplitCell(int cell) =>
        (cell / Cells, cell / Weeks % Strata, cell % Weeks);

    private (Row[] Rows, long[] Episodes) Rows(bool onlyLive)
    {
        List<Row> rows = [];
        List<long> episodes = [];
        var sums = new long[Episodes.Kinds.Count];
        int[] onsets = onlyLive ? [0] : [.. Enumerable.Range(1, Frame.Onsets.Count - 1)];
        for (var unit = 0; unit < Frame.Units.Count; unit++)
        {
            var area = Frame.Units.AreaOfUnit[unit];
            if (!Counts.HasMembers(unit) || (onlyLive && !Frame.Exposed[area]))
            {
                continue;
            }

            for (var stratum = 0; stratum < Strata; stratum++)
            {
                for (var week = 0; week < Weeks; week++)
                {
                    var (panel, away) = (0L, 0L);
                    Array.Clear(sums);
                    foreach (var o in onsets)
                    {
                        if (onlyLive || Frame.Schedule.Reaches(Frame.Onsets[o], week))
                        {
                            panel += Counts[Count.Panel, o, unit, stratum, week];
                            away += Counts[Count.Away, o, unit, stratum, week];
                            for (var k = 0; k < sums.Length; k++)
                            {
                                sums[k] += Counts[Episodes.Kinds[k], o, unit, stratum, week];
                            }
                        }
                    }

                    if (panel > 0)
                    {
                        rows.Add(new Row(unit, area, DistrictOfArea[area], stratum, week, panel, away));
                        episodes.AddRange(sums);
                    }
                }
            }
        }

        return ([.. rows], [.. episodes]);
    }

    private (HostRow[] Live, HostRow[] Placebo) HostRows()
    {
        List<HostRow> live = [];
        Dictionary<(int Unit, int Stratum, int Week, int Host), long> placebo = [];
        foreach (var (key, days) in Counts.AwayAtHost)
        {
            var (onset, unit, stratum, week, host) = FoldCounts.SplitHostKey(key);
            var area = Frame.Units.AreaOfUnit[unit];
            if (onset == 0 && Frame.Exposed[area])
            {
                live.Add(new HostRow(unit, area, DistrictOfArea[area], stratum, week, host, days));
            }
            else if (onset > 0 && AreasOfDistrict[DistrictOfArea[area]].Length > 0
                && Frame.Schedule.Reaches(Frame.Onsets[onset], week))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(placebo, (unit, stratum, week, host), out _) += days;
            }
        }

        var pooled = placebo.Select(p =>
        {
            var area = Frame.Units.AreaOfUnit[p.Key.Unit];
            return new HostRow(p.Key.Unit, area, DistrictOfArea[area], p.Key.Stratum, p.Key.Week, p.Key.Host, p.Value);
        });
        return ([.. live.Order()], [.. pooled.Order()]);
    }

    /// <summary>Counts of one unit, stratum and week.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Row(int Unit, int Area, int District, int Stratum, int Week, long Panel, long Away);

    /// <summary>Away days of one unit, stratum and week at one host.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct HostRow(
        int Unit, int Area, int District, int Stratum, int Week, int Host, long Days) : IComparable<HostRow>
    {
        public int CompareTo(HostRow other) =>
            (Unit, Stratum, Week, Host).CompareTo((other.Unit, other.Stratum, other.Week, other.Host));
    }
}
