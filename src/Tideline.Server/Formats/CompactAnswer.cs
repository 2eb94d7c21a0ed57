using NodaTime;
using Tideline.Server.Releases;

namespace Tideline.Server.Formats;

/// <summary>What <see cref="CompactFigures"/> writes, for those who read its description.</summary>
/// <param name="Counterparts">Null where the indicator has none.</param>
/// <param name="Rows">Area, counterpart (-1: none) and period by place; value, lower and upper, null unless a number may be shown; status.</param>
internal sealed record CompactAnswer(
    string Release, LocalDate Vintage, string Emergency, string Indicator, string Unit, string Definition, IReadOnlyList<FigurePeriod> Periods,
    IReadOnlyList<string> Areas, IReadOnlyList<string>? Counterparts, IReadOnlyList<IReadOnlyList<object?>> Rows);
