using System.Globalization;
using System.Reflection;
using Tideline.Domain.Displacement;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>methods:</c>: the parameters of the definition by the names under which the manifest prints them.</summary>
/// <remarks>A parameter that is printed can be set, without an entry here: its name is that of its property. Only bounds
/// are listed; what is not in the list has those of its kind.</remarks>
internal static class MethodsSection
{
    /// <summary>Strata fit into four bits of the fold's keys.</summary>
    private const int MostBounds = 15;

    private static readonly Dictionary<string, (double Least, double Most)> _bounds = new(StringComparer.Ordinal)
    {
        ["reference_starts_before"] = (14, 365),
        ["reference_ends_before"] = (0, 60),
        ["minimum_nights"] = (1, 365),
        ["minimum_weeks"] = (1, 52),
        ["home_radius_km"] = (0, 100),
        ["usual_day_minimum"] = (1, 365),
        ["commuter_minimum"] = (1, 52),
        ["exit_days"] = (1, 60),
        ["exit_gaps"] = (1, 100),
        ["exit_limit"] = (1, 180),
        ["impute_gap"] = (1, 180),
        ["host_weeks_before"] = (0, 26),
        ["host_weeks_after"] = (0, 1),
        ["spell_days"] = (1, 60),
        ["first_placebo"] = (1, 52),
        ["last_placebo"] = (1, 52),
        ["replicates"] = (10, 2000),
        ["minimum_clusters"] = (1, 1000),
    };

    public static DisplacementParameters Read(YamlSection root)
    {
        var standard = new DisplacementParameters();
        if (root.Node("methods") is not { } node)
        {
            return standard;
        }

        string[] known = [.. standard.Print().Keys];
        var section = new YamlSection(node, "methods", known);
        var parameters = standard with { };
        foreach (var name in known.Where(n => section.Node(n) is not null))
        {
            var property = PropertyOf(name);
            property.SetValue(parameters, Value(section, name, property.PropertyType));
        }

        return Agreeing(section, parameters);
    }

    /// <summary>The property that a printed name stands for.</summary>
    private static PropertyInfo PropertyOf(string name) =>
        typeof(DisplacementParameters).GetProperties().First(p => p.CanWrite
            && string.Equals(p.Name, name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    private static object Value(YamlSection section, string name, Type type)
    {
        if (type == typeof(int))
        {
            var (least, most) = _bounds.GetValueOrDefault(name, (0, 365));
            return int.TryParse(section.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole >= least && whole <= most
                ? whole
                : throw section.Fault(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));
        }

        if (type == typeof(double))
        {
            var (least, most) = _bounds.GetValueOrDefault(name, name.EndsWith("share", StringComparison.Ordinal) ? (0, 1) : (0, 1000));
            return section.OptionalNumber(name, least, most)!.Value;
        }

        return type == typeof(IReadOnlyList<double>)
            ? Bounds(section, name)
            : throw section.Fault(name, "cannot be set by the project in this version; remove the key");
    }

    private static double[] Bounds(YamlSection section, string name)
    {
        double[] bounds = [.. section.List(name).Select(n => YamlSection.Number(n, section.PathOf(name), 0, 1))];
        var rising = bounds.Zip(bounds.Skip(1)).All(p => p.First < p.Second);
        return rising && bounds.Length is > 0 and <= MostBounds
            ? bounds
            : throw section.Fault(name, $"must be a list of 1 to {MostBounds} rising shares, such as [0.01, 0.04, 0.15, 0.4]");
    }

    /// <summary>Refuses values that are each possible but not together.</summary>
    private static DisplacementParameters Agreeing(YamlSection section, DisplacementParameters parameters)
    {
        var window = parameters.ReferenceStartsBefore - parameters.ReferenceEndsBefore + 1;
        return window < parameters.MinimumNights
            ? throw section.Fault("minimum_nights", FormattableString.Invariant($"is {parameters.MinimumNights}, but the reference window has {window} days"))
            : 7 * parameters.MinimumWeeks > window + 6
            ? throw section.Fault("minimum_weeks", FormattableString.Invariant($"is {parameters.MinimumWeeks}, but the reference window has {window} days"))
            : parameters.ExitLimit < parameters.ExitDays
            ? throw section.Fault("exit_limit", "is below exit_days")
            : parameters.LastPlacebo < parameters.FirstPlacebo
            ? throw section.Fault("last_placebo", "is below first_placebo")
            : parameters;
    }
}
