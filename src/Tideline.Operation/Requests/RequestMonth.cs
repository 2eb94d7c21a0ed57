using NodaTime;

namespace Tideline.Operation.Requests;

/// <summary>How many requests came in a month, and what became of them.</summary>
/// <param name="Month">First day of the month in which they were asked.</param>
/// <param name="Asked">Requests.</param>
/// <param name="Answered">Those that a release answered.</param>
/// <param name="Refused">Those that were refused.</param>
/// <param name="Decided">Requests of the month with whose answer something was decided, whenever that was.</param>
/// <param name="Organisations">Different organisations that asked.</param>
public sealed record RequestMonth(LocalDate Month, int Asked, int Answered, int Refused, int Decided, int Organisations)
{
    /// <summary>Months with requests, oldest first.</summary>
    public static IReadOnlyList<RequestMonth> Of(IEnumerable<Request> requests) =>
    [
        .. requests.GroupBy(r => new LocalDate(r.Asked.On.Year, r.Asked.On.Month, 1)).OrderBy(g => g.Key).Select(g => new RequestMonth(
            g.Key, g.Count(), g.Count(r => r.Asked.Answered == true), g.Count(r => r.Asked.Answered != true), g.Count(r => r.Decisions.Count > 0),
            g.Select(r => r.Asked.Organisation?.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count())),
    ];
}
