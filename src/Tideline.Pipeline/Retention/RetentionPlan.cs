using NodaTime;
using Tideline.Projects.Configuration;

namespace Tideline.Pipeline.Retention;

/// <summary>What of a project's holdings is past its time on a day.</summary>
/// <param name="Today">The day that ages are counted to.</param>
/// <param name="Due">What is older than its rule allows.</param>
/// <param name="Unknown">Files that stand in no rule.</param>
public sealed record RetentionPlan(LocalDate Today, IReadOnlyList<HeldItem> Due, IReadOnlyList<string> Unknown)
{
    public static RetentionPlan Of(Holdings holdings, RetentionRules rules, LocalDate today) =>
        new(today, [.. holdings.Items.Where(i => i.Day < RetentionRules.FirstKept(today, DaysOf(rules, i)))], holdings.Unknown);

    /// <summary>Due items by class and table, in order.</summary>
    public IEnumerable<IGrouping<(RetentionClass Class, string Table), HeldItem>> ByTable =>
        Due.GroupBy(i => (i.Class, i.Table)).OrderBy(g => g.Key.Class).ThenBy(g => g.Key.Table, StringComparer.Ordinal);

    /// <summary>Spill files and batches belong to a run that ended long ago when they are a day old.</summary>
    private static int DaysOf(RetentionRules rules, HeldItem item) => item.Table == "tmp" ? 1 : item.Class switch
    {
        RetentionClass.Events => rules.EventsDays,
        RetentionClass.SubscriberTables => rules.SubscriberDays,
        RetentionClass.Cubes => rules.CubesDays,
        RetentionClass.LandingFiles => rules.LandingFilesDays,
    };
}
