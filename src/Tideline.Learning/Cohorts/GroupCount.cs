namespace Tideline.Learning.Cohorts;

/// <summary>
/// How many of a group, told so that no group under five people stands out: neither those who are counted nor those who are not.
/// </summary>
/// <param name="Kind">How <paramref name="Count"/> is meant.</param>
/// <param name="Count">For <see cref="CountKind.Exact"/> the number; for <see cref="CountKind.AtLeast"/> the least; null where nothing is told.</param>
public sealed record GroupCount(CountKind Kind, int? Count)
{
    /// <summary>Smallest group that is told.</summary>
    public const int Smallest = 5;

    /// <param name="count">People who are counted, 0 to <paramref name="of"/>.</param>
    /// <param name="of">People of the group.</param>
    public static GroupCount Of(int count, int of) =>
        of < Smallest ? new(CountKind.Hidden, null)
        : count < Smallest ? new(CountKind.Few, null)
        : of - count < Smallest ? new(CountKind.AtLeast, of - Smallest + 1)
        : new(CountKind.Exact, count);

    /// <summary>The same for people who are all among others that are counted: nothing is told where a difference would tell of fewer than five.</summary>
    /// <param name="count">People who are counted.</param>
    /// <param name="of">People of the group.</param>
    /// <param name="around">Counts of those among whom they all are.</param>
    public static GroupCount Within(int count, int of, params IReadOnlyList<int> around) =>
        around.Any(a => a - count is > 0 and < Smallest) ? new(CountKind.Hidden, null) : Of(count, of);
}

public enum CountKind
{
    /// <summary>The whole group has fewer than five people, or a difference to another count would tell of fewer.</summary>
    Hidden,

    /// <summary>Fewer than five, also none.</summary>
    Few,

    Exact,

    /// <summary>All, or all but fewer than five.</summary>
    AtLeast,
}
