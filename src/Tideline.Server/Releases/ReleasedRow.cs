using NodaTime;
using Tideline.Domain.Cubes;

namespace Tideline.Server.Releases;

/// <summary>A period of figures; both days are inside.</summary>
public readonly record struct FigurePeriod(LocalDate Start, LocalDate End);

/// <summary>One released figure in an <see cref="IndicatorTable"/>.</summary>
/// <param name="Area">Place in the table's areas.</param>
/// <param name="Counterpart">Place in the table's counterparts; -1 where the indicator has none.</param>
/// <param name="Period">Place in the table's periods.</param>
/// <param name="Value">NaN unless a number may be shown. Released figures have at most two decimals, which a double keeps.</param>
/// <param name="Lower">NaN where there is none.</param>
/// <param name="Upper">NaN where there is none.</param>
internal readonly record struct ReleasedRow(int Area, int Counterpart, int Period, double Value, double Lower, double Upper, ObservationStatus Status);
