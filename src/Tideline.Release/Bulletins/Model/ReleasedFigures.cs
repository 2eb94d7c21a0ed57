using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Release.Observations;

namespace Tideline.Release.Bulletins.Model;

/// <summary>The observations of people, found by indicator, area and last day of the period.</summary>
internal sealed class ReleasedFigures
{
    private readonly Dictionary<(string Indicator, string Area, string? Counterpart, LocalDate End), Figure> _figures = [];
    private readonly ILookup<(string Indicator, LocalDate End), Observation> _periods;

    /// <exception cref="ArgumentException">Two observations say the same thing.</exception>
    public ReleasedFigures(IReadOnlyList<Observation> observations)
    {
        var people = observations.Where(o => o.Unit == Unit.People).ToList();
        foreach (var o in people)
        {
            if (!_figures.TryAdd((o.Indicator, o.Area, o.CounterpartArea, o.PeriodEnd), Figure.Of(o)))
            {
                throw new ArgumentException(
                    $"The release holds {o.Indicator} of '{o.Area}' for the period to {o.PeriodEnd:uuuu-MM-dd} twice.",
                    nameof(observations));
            }
        }

        _periods = people.ToLookup(o => (o.Indicator, o.PeriodEnd));
        Weeks = [.. people.Where(o => o.Indicator == Indicator.DisplacedStock.Name)
            .Select(o => (o.PeriodStart, o.PeriodEnd)).Distinct().Order()];
    }

    /// <summary>The weeks for which the stock was estimated, oldest first.</summary>
    public IReadOnlyList<(LocalDate Start, LocalDate End)> Weeks { get; }

    /// <summary>Null where the release has no such row: the area is out of scope.</summary>
    public Figure? Find(Indicator indicator, string area, LocalDate end)
        => _figures.GetValueOrDefault((indicator.Name, area, null, end));

    /// <summary>All rows of one indicator and period, in the order of the release.</summary>
    public IEnumerable<Observation> Rows(Indicator indicator, LocalDate end) => _periods[(indicator.Name, end)];
}
