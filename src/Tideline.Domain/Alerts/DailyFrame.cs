using Tideline.Domain.Displacement;
using Tideline.Domain.Places;

namespace Tideline.Domain.Alerts;

/// <summary>What every subscriber's daily fold shares: places, the days counted, the rule of the rolling panel. Immutable.</summary>
/// <remarks>
/// The panel is renewed every Monday: a member is whoever has a reference location, by the rule of
/// <see cref="Homes.ReferenceLocator"/>, over the 28 days that end 7 days before the week. The guard keeps those who have just
/// left in the panel of the place they left.
/// </remarks>
public sealed class DailyFrame
{
    /// <summary>Weeks of the window, and the first of them in weeks before the week judged.</summary>
    public const int WindowWeeks = 4;

    /// <summary>Weeks from the Monday of the window's first week to the Monday of the week judged.</summary>
    public const int LeadWeeks = WindowWeeks + 1;

    private readonly bool[] _unobserved;

    /// <param name="map">Clusters and areas.</param>
    /// <param name="parameters">The rule of the reference location and of being at home.</param>
    /// <param name="unobserved">Days on which nothing counts as seen: invalid days and holidays of the table, by day number.</param>
    /// <param name="firstDay">First day of usable data.</param>
    /// <param name="lastDay">Last day that is counted: the vintage.</param>
    public DailyFrame(ClusterMap map, DisplacementParameters parameters, IReadOnlySet<int> unobserved, int firstDay, int lastDay)
    {
        (Map, Parameters) = (map, parameters);
        Origin = Day.Monday(firstDay + 6);
        LastDay = lastDay;
        Days = Math.Max(0, lastDay - FirstCounted + 1);
        _unobserved = new bool[Math.Max(0, lastDay - Origin + 1)];
        foreach (var day in unobserved.Where(d => d >= Origin && d <= lastDay))
        {
            _unobserved[day - Origin] = true;
        }
    }

    public ClusterMap Map { get; }

    public DisplacementParameters Parameters { get; }

    /// <summary>First day looked at: the Monday of the first whole week of data.</summary>
    public int Origin { get; }

    /// <summary>First day that has a panel.</summary>
    public int FirstCounted => Origin + (7 * LeadWeeks);

    public int LastDay { get; }

    /// <summary>Days from <see cref="FirstCounted"/> to <see cref="LastDay"/>; 0 where history is too short for any.</summary>
    public int Days { get; }

    /// <summary>By day number minus <see cref="Origin"/>.</summary>
    public ReadOnlySpan<bool> Unobserved => _unobserved;
}
