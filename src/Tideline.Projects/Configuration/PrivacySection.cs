using System.Globalization;
using Tideline.Domain.Disclosure.Privacy;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>disclosure.differential_privacy:</c>.</summary>
internal static class PrivacySection
{
    public static PrivacyRules? Read(YamlSection disclosure)
    {
        if (disclosure.Node("differential_privacy") is not { } node)
        {
            return null;
        }

        var section = new YamlSection(
            node, disclosure.PathOf("differential_privacy"), "rho_per_week", "epoch_rho", "emergency_reserve", "delta", "provisional_weeks",
            "revision", "epoch");
        var standard = PrivacyRules.Standard;
        var rules = new PrivacyRules(
            Fraction(section, "rho_per_week", 0.0001m, 1) ?? standard.RhoPerWeek,
            Fraction(section, "epoch_rho", 0.0001m, 100) ?? standard.EpochRho,
            Fraction(section, "emergency_reserve", 0, 0.9m) ?? standard.EmergencyReserve,
            section.OptionalNumber("delta", 1e-15, 1e-3) ?? standard.Delta)
        {
            ProvisionalWeeks = Truth(section, "provisional_weeks"),
            Revision = section.WholeNumber("revision", 1, 1),
            Epoch = section.OptionalText("epoch"),
        };
        return rules.RhoPerWeek > rules.EpochRho ? throw section.Fault("rho_per_week", "is above epoch_rho, so that no week could be measured") : rules;
    }

    private static Ratio? Fraction(YamlSection section, string key, decimal least, decimal most) =>
        section.OptionalText(key) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? Ratio.Of(value)
            : throw section.Fault(key, string.Create(CultureInfo.InvariantCulture, $"must be a decimal number from {least} to {most}"));

    private static bool Truth(YamlSection section, string key) => section.OptionalText(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw section.Fault(key, $"is '{other}'; it is true or false"),
    };
}
