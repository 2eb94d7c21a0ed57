namespace Tideline.Domain.Alerts;

/// <summary>Alarm days of one area and kind that belong together: at most a week between two of them. What a person reads,
/// and what is counted when false alarms are counted.</summary>
/// <param name="First">First day number: when it was raised.</param>
/// <param name="Last">Last day number.</param>
/// <param name="Series">The series concerned, in the order of <see cref="SeriesKind"/>.</param>
/// <param name="Z">The farthest single day in either direction.</param>
public sealed record AlarmEpisode(
    string Area, int Level, AlarmKind Kind, int First, int Last, IReadOnlyList<SeriesKind> Series, double Z)
{
    /// <summary>Days without an alarm after which the next begins an episode of its own.</summary>
    public const int LongestGap = 7;

    /// <summary>By first day, level, area and kind.</summary>
    public static IReadOnlyList<AlarmEpisode> Of(IEnumerable<Alarm> alarms) =>
    [
        .. alarms.GroupBy(a => (a.Area, a.Level, a.Kind)).SelectMany(g => Split([.. g.OrderBy(a => a.Day)]))
            .OrderBy(e => e.First).ThenBy(e => e.Level).ThenBy(e => e.Area, StringComparer.Ordinal).ThenBy(e => e.Kind),
    ];

    private static IEnumerable<AlarmEpisode> Split(Alarm[] alarms)
    {
        var start = 0;
        for (var i = 1; i <= alarms.Length; i++)
        {
            if (i == alarms.Length || alarms[i].Day > alarms[i - 1].Day + LongestGap)
            {
                var part = alarms[start..i];
                yield return new AlarmEpisode(
                    part[0].Area, part[0].Level, part[0].Kind, part[0].Day, part[^1].Day,
                    [.. part.Select(a => a.Series).Distinct().Order()], part.MaxBy(a => Math.Abs(a.Z))!.Z);
                start = i;
            }
        }
    }
}
