using System.Globalization;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>bulletin:</c>.</summary>
internal static class BulletinSection
{
    public static BulletinConfiguration Read(YamlSection root)
    {
        var standard = new BulletinConfiguration();
        if (root.Node("bulletin") is not { } node)
        {
            return standard;
        }

        var section = new YamlSection(
            node, "bulletin", "issued_by", "contact", "sensitivity", "permitted_use", "household_size", "next_issue_after_days", "other_figures", "terms");
        return new BulletinConfiguration
        {
            IssuedBy = section.OptionalText("issued_by"),
            Contact = section.OptionalText("contact"),
            Sensitivity = section.OptionalText("sensitivity") ?? standard.Sensitivity,
            PermittedUse = section.OptionalText("permitted_use") ?? standard.PermittedUse,
            HouseholdSize = HouseholdSize(section),
            Terms = section.OptionalText("terms") switch
            {
                null or "displaced" => DisplacementTerms.Displaced,
                "tdp" => DisplacementTerms.TemporarilyDisplaced,
                var other => throw section.Fault("terms", $"is '{other}'; it is displaced, or tdp for temporarily displaced persons"),
            },
            NextIssueAfterDays = (int)Math.Min(section.WholeNumber("next_issue_after_days", standard.NextIssueAfterDays, 1), 3650),
            OtherFigures = [.. section.List("other_figures").Select((f, i) => Figure(f, FormattableString.Invariant($"bulletin.other_figures[{i}]")))],
        };
    }

    private static double? HouseholdSize(YamlSection section) =>
        section.OptionalText("household_size") is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= 50 ? size
        : throw section.Fault("household_size", "must be the mean number of persons in a household, between 1 and 50");

    private static OtherFigure Figure(YamlNode node, string path)
    {
        var section = new YamlSection(node, path, "label", "value", "as_of", "source");
        _ = section.Required("value");
        _ = section.Required("as_of");
        return new OtherFigure(
            section.Text("label"),
            section.WholeNumber("value", 0, 0),
            section.Time("as_of", LocalDatePattern.Iso, "2025-08-26")!.Value,
            section.Text("source"));
    }
}
