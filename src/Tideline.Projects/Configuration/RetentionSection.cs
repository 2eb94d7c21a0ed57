namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>retention:</c>.</summary>
internal static class RetentionSection
{
    private const int Longest = 36_500;

    /// <returns>Null where the section is absent: nothing is deleted.</returns>
    public static RetentionRules? Read(YamlSection root)
    {
        if (root.Node("retention") is not { } node)
        {
            return null;
        }

        var section = new YamlSection(node, "retention", "events_days", "subscriber_days", "cubes_days", "landing_files_days");
        var standard = RetentionRules.Standard;
        var rules = new RetentionRules(
            Days(section, "events_days", standard.EventsDays),
            Days(section, "subscriber_days", standard.SubscriberDays),
            Days(section, "cubes_days", standard.CubesDays),
            Days(section, "landing_files_days", standard.LandingFilesDays));

        // What was made from a day would be made again while the day is there.
        return rules.EventsDays > rules.SubscriberDays ? throw section.Fault("events_days", "is above subscriber_days: tables would be made again from events that are still there")
            : rules.SubscriberDays > rules.CubesDays ? throw section.Fault("subscriber_days", "is above cubes_days: figures would be made again from tables that are still there")
            : rules;
    }

    private static int Days(YamlSection section, string key, int otherwise) =>
        section.WholeNumber(key, otherwise, 0) is var days && days <= Longest ? (int)days : throw section.Fault(key, "is more than a hundred years");
}
