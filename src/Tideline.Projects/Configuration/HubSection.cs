using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Combining;
using Tideline.Domain.Cubes;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>hub:</c>.</summary>
internal static class HubSection
{
    private static readonly Dictionary<string, AccessModel> _models = new(StringComparer.Ordinal)
    {
        ["aggregates"] = AccessModel.Aggregates,
        ["operator_runs"] = AccessModel.OperatorRuns,
        ["hybrid"] = AccessModel.Hybrid,
        ["regulator"] = AccessModel.Regulator,
        ["third_party"] = AccessModel.ThirdParty,
    };

    private static readonly Dictionary<string, WeightBasis> _bases = new(StringComparer.Ordinal)
    {
        ["subscribers"] = WeightBasis.Subscribers,
        ["penetration"] = WeightBasis.Penetration,
        ["market_share"] = WeightBasis.MarketShare,
    };

    private static readonly Dictionary<string, FigureSharing> _sharing = new(StringComparer.Ordinal)
    {
        ["confidential"] = FigureSharing.Confidential,
        ["open"] = FigureSharing.Open,
    };

    private static readonly Dictionary<string, Weighting> _weightings = new(StringComparer.Ordinal)
    {
        ["shares"] = Weighting.Shares,
        ["inverse_variance"] = Weighting.InverseVariance,
    };

    /// <returns>Null where the section is absent: the project is no hub.</returns>
    public static HubConfiguration? Read(YamlSection root)
    {
        if (root.Node("hub") is null)
        {
            return null;
        }

        var section = root.Section(
            "hub", "name", "access_model", "operators", "weights", "agreed", "figures", "minimum_operators", "protection_percent", "shared_error", "between_operators");
        var weights = section.Section("weights", "basis", "areas", "by");
        var basis = Word(weights, "basis", _bases, null);
        var operators = Operators(section, basis);
        var standard = new CombinationRules();
        var figures = Word(section, "figures", _sharing, FigureSharing.Confidential);
        var hub = new HubConfiguration
        {
            Name = section.Text("name"),
            AccessModel = Word(section, "access_model", _models, null),
            Operators = operators,
            Basis = basis,
            AreaWeights = weights.Node("areas") is { } areas ? InputsSection.Table(areas, weights.PathOf("areas"), "pcode", "operator", "weight") : null,
            Agreed = Agreed(section.Section("agreed", "agreement", "definition", "indicators", "level", "from", "to", "vintage_within_days")),
            Figures = figures,
            MinimumOperators = (int)Math.Min(section.WholeNumber("minimum_operators", figures == FigureSharing.Open ? 1 : 3, 1), int.MaxValue),
            ProtectionPercent = section.OptionalNumber("protection_percent", 1, 100) ?? 10,
            Rules = standard with
            {
                Weighting = Word(weights, "by", _weightings, Weighting.Shares),
                SharedError = section.OptionalNumber("shared_error", 0, 0.99) ?? standard.SharedError,
                BetweenOperators = section.OptionalNumber("between_operators", 0, 5) ?? standard.BetweenOperators,
            },
        };
        return Sound(section, hub);
    }

    private static HubConfiguration Sound(YamlSection section, HubConfiguration hub)
    {
        if (hub.Figures == FigureSharing.Open)
        {
            return hub.AccessModel == AccessModel.ThirdParty
                ? throw section.Fault("figures", "is open; with a third party operators do not see each other's figures, so write confidential, or another access_model")
                : hub;
        }

        if (hub.MinimumOperators < 3)
        {
            throw section.Fault("minimum_operators", "is below 3; of a figure of two, each takes its own part away and has the other's. Keep 3, or let the operators agree on 'figures: open'");
        }

        // Weights by variance would tell how wide the others' intervals are, and a figure's own disagreement how far they are apart.
        return hub.Rules.Weighting == Weighting.InverseVariance
            ? throw section.Fault("weights", "are by inverse_variance, which tells of each operator's interval; write 'by: shares', or let the operators agree on 'figures: open'")
            : hub with { Rules = hub.Rules with { PriorCells = null } };
    }

    private static HubOperator[] Operators(YamlSection section, WeightBasis basis)
    {
        HubOperator[] operators =
        [
            .. section.Sections("operators", "name", "organisation", "public_key", "weight").Select(o =>
            {
                _ = o.Required("weight");
                var name = o.Text("name");
                var weight = o.OptionalNumber("weight", 0, basis == WeightBasis.Subscribers ? 1e10 : 1)!.Value;
                return !AgreementsSection.IsId(name) ? throw o.Fault("name", $"is '{name}'; {AgreementsSection.IdRule}")
                    : weight <= 0 ? throw o.Fault("weight", "must be above 0; leave out an operator that speaks for nobody")
                    : new HubOperator(name, o.Text("organisation"), o.Text("public_key"), weight);
            }),
        ];
        if (operators.Length == 0)
        {
            throw section.Fault("operators", "must list at least one operator");
        }

        if (operators.GroupBy(o => o.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw section.Fault("operators", $"has '{twice.Key}' twice; what is received is kept by name");
        }

        return basis == WeightBasis.MarketShare && operators.Sum(o => o.Weight) > 1.000001
            ? throw section.Fault("operators", "have market shares that add up to more than 1; correct them, or write 'basis: penetration'")
            : operators;
    }

    private static HubTerms Agreed(YamlSection agreed)
    {
        _ = agreed.Required("level");
        var indicators = agreed.Texts("indicators");
        if (indicators.Count == 0)
        {
            throw agreed.Fault("indicators", "must list at least one");
        }

        if (indicators.FirstOrDefault(i => !Indicator.Released.Contains(i, StringComparer.Ordinal)) is { } wrong)
        {
            throw agreed.Fault("indicators", NearestKey.To(wrong, Indicator.Released) is { } near
                ? $"holds '{wrong}'; did you mean '{near}'?"
                : $"holds '{wrong}'; known are {string.Join(", ", Indicator.Released)}");
        }

        var (from, to) = (Day(agreed, "from"), Day(agreed, "to"));
        return new()
        {
            Agreement = agreed.OptionalText("agreement"),
            Definition = agreed.OptionalText("definition"),
            Indicators = indicators,
            FinestLevel = (int)Math.Min(agreed.WholeNumber("level", 0, 0), int.MaxValue),
            From = from,
            To = to < from ? throw agreed.Fault("to", "is before 'from'") : to,
            VintageWithinDays = agreed.Node("vintage_within_days") is null ? null : (int)Math.Min(agreed.WholeNumber("vintage_within_days", 0, 0), 100_000),
        };
    }

    private static LocalDate Day(YamlSection section, string key)
    {
        _ = section.Required(key);
        return section.Time(key, LocalDatePattern.Iso, "2025-08-26")!.Value;
    }

    private static T Word<T>(YamlSection section, string key, Dictionary<string, T> known, T? otherwise)
        where T : struct => section.OptionalText(key) switch
        {
            null => otherwise ?? throw section.Fault(key, $"is missing; it is one of {string.Join(", ", known.Keys)}"),
            var text => known.TryGetValue(text, out var value) ? value : throw section.Fault(key, $"is '{text}'; it is one of {string.Join(", ", known.Keys)}"),
        };
}
