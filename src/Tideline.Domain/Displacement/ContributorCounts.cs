using Tideline.Domain.Returns;

namespace Tideline.Domain.Displacement;

/// <summary>
/// Distinct subscribers behind the live figures, by week: what disclosure control judges. A subscriber counts once in an
/// area and week, whatever its weight.
/// </summary>
/// <remarks>By home area the counts of an upper area are sums of its children's, since a subscriber has one home. By host
/// they are not (one may stay in two areas in a week), so hosts and flows are counted at each level by itself.</remarks>
public sealed class ContributorCounts
{
    private readonly int _weeks;
    private readonly long[][] _hosted;
    private readonly long[][] _hostedDays;

    public ContributorCounts(FoldFrame frame)
    {
        _weeks = frame.Weeks;
        var areas = frame.Map.FinestAreas;
        Panel = new long[areas * _weeks];
        Displaced = new long[areas * _weeks];
        Changed = new long[areas * _weeks];
        Begun = new long[areas * _weeks];
        Ended = new long[areas * _weeks];
        Ever = new long[areas * _weeks];
        ReturnedBy = new long[areas * _weeks * ReturnCurve.PublishedDays.Count];
        DaysDisplaced = new long[areas * _weeks];
        _hosted = [.. frame.Map.AreasAtLevel.Select(a => new long[a.Count * _weeks])];
        _hostedDays = [.. _hosted.Select(h => new long[h.Length])];
    }

    /// <summary>By finest home area × week: members with a panel day.</summary>
    public long[] Panel { get; }

    /// <summary>Members with a day away.</summary>
    public long[] Displaced { get; }

    /// <summary>Their days away.</summary>
    public long[] DaysDisplaced { get; }

    /// <summary>Members with a day away in the week or the one before.</summary>
    public long[] Changed { get; }

    /// <summary>Members with a spell begun.</summary>
    public long[] Begun { get; }

    /// <summary>Members with a spell ended.</summary>
    public long[] Ended { get; }

    /// <summary>Members with a spell begun in the week or before.</summary>
    public long[] Ever { get; }

    /// <summary>By finest home area × week × <see cref="ReturnCurve.PublishedDays"/>: members with a spell begun in the week or
    /// before that ended at home within so many days.</summary>
    public long[] ReturnedBy { get; }

    /// <summary>By home district × host district × week (key of <see cref="FlowKey"/>): members with a day away there.</summary>
    public Dictionary<ulong, long> Flow { get; } = [];

    /// <summary>Their days there.</summary>
    public Dictionary<ulong, long> DaysOfFlow { get; } = [];

    /// <summary>By level index: host area within the level × week.</summary>
    public long Hosted(int level, int area, int week) => _hosted[level][(area * _weeks) + week];

    /// <summary>Days there of those members.</summary>
    public long DaysHosted(int level, int area, int week) => _hostedDays[level][(area * _weeks) + week];

    public static ulong FlowKey(int home, int host, int week) => ((ulong)home << 40) | ((ulong)host << 16) | (uint)week;

    internal void AddHosted(int level, int area, int week, int days)
    {
        _hosted[level][(area * _weeks) + week]++;
        _hostedDays[level][(area * _weeks) + week] += days;
    }

    internal void AddFlow(int home, int host, int week, int days)
    {
        var key = FlowKey(home, host, week);
        Flow[key] = Flow.GetValueOrDefault(key) + 1;
        DaysOfFlow[key] = DaysOfFlow.GetValueOrDefault(key) + days;
    }

    internal void Add(ContributorCounts other)
    {
        AddTo(Panel, other.Panel);
        AddTo(Displaced, other.Displaced);
        AddTo(DaysDisplaced, other.DaysDisplaced);
        AddTo(Changed, other.Changed);
        AddTo(Begun, other.Begun);
        AddTo(Ended, other.Ended);
        AddTo(Ever, other.Ever);
        AddTo(ReturnedBy, other.ReturnedBy);
        for (var level = 0; level < _hosted.Length; level++)
        {
            AddTo(_hosted[level], other._hosted[level]);
            AddTo(_hostedDays[level], other._hostedDays[level]);
        }

        AddTo(Flow, other.Flow);
        AddTo(DaysOfFlow, other.DaysOfFlow);
    }

    private static void AddTo(Dictionary<ulong, long> sum, Dictionary<ulong, long> part)
    {
        foreach (var (key, number) in part)
        {
            sum[key] = checked(sum.GetValueOrDefault(key) + number);
        }
    }

    private static void AddTo(long[] sum, long[] part)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = checked(sum[i] + part[i]);
        }
    }
}
