using NodaTime;
using Tideline.Domain.Returns;

namespace Tideline.Release.Bulletins.Model;

/// <summary>One week ahead: the total projected, and how past projections of that week ahead did.</summary>
/// <param name="Stock">Null where no total can be given.</param>
/// <param name="Test">Null where it was not tested.</param>
internal sealed record ProjectedWeek(LocalDate Start, LocalDate End, Figure? Stock, BackTest? Test);
