using Tideline.Domain.Cubes;
using Tideline.Release.Files;

namespace Tideline.Server.Releases;

/// <summary>The figures of one indicator and unit in a release; does not change.</summary>
/// <param name="Areas">P-codes that the rows name, in order.</param>
/// <param name="Levels">Admin level of each of the areas.</param>
/// <param name="Counterparts">P-codes of hosts and destinations, and <c>other</c>; empty where the indicator has none.</param>
/// <param name="Periods">In order.</param>
/// <param name="Rows">In the order of the release.</param>
internal sealed record IndicatorTable(
    string Indicator, Unit Unit, string Definition, IReadOnlyList<string> Areas, IReadOnlyList<int> Levels, IReadOnlyList<string> Counterparts,
    IReadOnlyList<FigurePeriod> Periods, IReadOnlyList<ReleasedRow> Rows)
{
    public string UnitWord => Unit.Word();

    public PeriodKind Kind => Domain.Cubes.Indicator.Find(Indicator, Unit)?.Period ?? PeriodKind.Day;
}
