using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Agreements;

/// <summary>Which figures of a country an agreement allows.</summary>
public sealed class AgreedFigures
{
    private readonly Agreement _agreement;
    private readonly HashSet<string> _products;
    private readonly HashSet<string> _areas;
    private readonly AreaHierarchy _hierarchy;

    public AgreedFigures(Agreement agreement, AreaHierarchy hierarchy)
    {
        (_agreement, _hierarchy) = (agreement, hierarchy);
        _products = agreement.Products.ToHashSet(StringComparer.Ordinal);
        _areas = agreement.Areas.ToHashSet(StringComparer.Ordinal);

        // Coarse areas come first, so that one pass reaches everything below.
        foreach (var area in hierarchy.All.Where(a => a.Parent is not null && _areas.Contains(a.Parent)))
        {
            _areas.Add(area.PCode);
        }

        Unknown = [.. agreement.Areas.Where(a => !hierarchy.TryGet(a, out _))];
    }

    /// <summary>P-codes of the agreement that the boundaries do not have.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Whether the area is one of the agreed ones or below one.</summary>
    public bool Holds(string area) => _areas.Contains(area);

    /// <summary>Why a figure is not allowed, the first that applies of product, area, level and period; null where it is.</summary>
    /// <param name="indicator">Of what it is.</param>
    /// <param name="area">P-code, known to the boundaries.</param>
    /// <param name="counterpart">P-code of the other end of a flow or trip, which must be agreed as well; null where there is none, or where it
    /// stands for all others.</param>
    /// <param name="start">First local day.</param>
    /// <param name="end">Last local day, inclusive.</param>
    public (Refusal Why, string Kind)? Outside(Indicator indicator, string area, string? counterpart, LocalDate start, LocalDate end)
    {
        if (!_products.Contains(indicator.Name))
        {
            return (Refusal.Product, indicator.Name);
        }

        if (!Holds(area) || (counterpart is not null && !Holds(counterpart)))
        {
            return (Refusal.Area, "areas that are not agreed");
        }

        var level = Math.Max(_hierarchy[area].AdminLevel, counterpart is null ? 0 : _hierarchy[counterpart].AdminLevel);
        if (level > _agreement.FinestLevel)
        {
            return (Refusal.Level, FormattableString.Invariant($"admin level {level}"));
        }

        return indicator.Period < _agreement.FinestPeriod ? (Refusal.Period, $"figures by {indicator.Period.ToString().ToLowerInvariant()}")
            : start < _agreement.EarliestDay || end > _agreement.LatestDay ? (Refusal.Period, "days that are not agreed")
            : null;
    }
}
