using NodaTime;

namespace Tideline.Server.Formats;

/// <summary>What <see cref="TidyJson"/> writes, for those who read its description.</summary>
/// <param name="CounterpartArea">Null where the indicator has none.</param>
/// <param name="Value">Null unless a number may be shown.</param>
/// <param name="Status">SDMX code: Q suppressed, L not observable, B series break, F forecast, U low reliability, P provisional, A normal.</param>
internal sealed record TidyAnswer(
    string Indicator, string Area, string AreaName, string? CounterpartArea, string? CounterpartName, LocalDate PeriodStart, LocalDate PeriodEnd, double? Value,
    double? Lower, double? Upper, string Unit, string Status, string Definition, string Emergency, LocalDate Vintage, string Release);
