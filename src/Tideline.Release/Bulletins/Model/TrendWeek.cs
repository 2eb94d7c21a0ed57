using NodaTime;

namespace Tideline.Release.Bulletins.Model;

/// <summary>The totals of one week; null figures were not released or cannot be summed.</summary>
internal sealed record TrendWeek(LocalDate Start, LocalDate End, Figure? Stock, Figure? New, Figure? Returned);
