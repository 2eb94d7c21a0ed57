using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Disclosure;
using Tideline.Projects.Emergencies;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>project.yaml</c>, the only configuration of a project, and the emergencies that were declared beside it.</summary>
public static partial class ProjectFile
{
    /// <exception cref="ConfigurationException">The file is absent, is no YAML, or has an unknown key, a missing key
    /// or a value that cannot be; the message names line and key.</exception>
    public static ProjectConfiguration Load(ProjectFolder folder)
    {
        var file = folder.ConfigurationFile;
        if (!File.Exists(file))
        {
            throw new ConfigurationException(
                $"There is no project.yaml in {folder.Root}. Name the project folder with --project, or make one with 'tideline init'.");
        }

        try
        {
            var configuration = Parse(File.ReadAllText(file));
            return configuration with { Emergencies = EmergencyFiles.Beside(configuration.Emergencies, EmergencyFiles.Read(folder)) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"{file} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads the text of a <c>project.yaml</c>.</summary>
    /// <exception cref="ConfigurationException">See <see cref="Load"/>.</exception>
    public static ProjectConfiguration Parse(string text)
    {
        var root = new YamlSection(
            YamlDocument.Root(text, "project.yaml", "Start from the file that 'tideline init' writes."), "", "name", "time_zone", "day_starts_at",
            "inputs", "emergencies", "disclosure", "engine", "bulletin", "scaling", "methods", "retention", "agreements", "purpose", "operation", "hub", "layers");
        return new ProjectConfiguration
        {
            Name = root.Text("name"),
            TimeZone = Zone(root),
            DayStartsAt = root.Time("day_starts_at", LocalTimePattern.CreateWithInvariantCulture("HH:mm"), "\"05:00\"") ?? new LocalTime(5, 0),
            Inputs = InputsSection.Read(root.Required("inputs"), isHub: root.Node("hub") is not null),
            Emergencies = EmergencySection.ReadAll(root),
            Disclosure = Disclosure(root),
            Engine = EngineSection.Read(root),
            Bulletin = BulletinSection.Read(root),
            Scaling = ScalingSection.Read(root),
            Methods = MethodsSection.Read(root),
            Retention = RetentionSection.Read(root),
            Operation = OperationSection.Read(root),
            Hub = HubSection.Read(root),
            Layers = LayersSection.ReadAll(root),
            Agreements = AgreementsSection.Read(root),
            Purpose = AgreementsSection.Purpose(root, "purpose", PurposeKind.DisasterResponse),
        };
    }

    private static DateTimeZone Zone(YamlSection root)
    {
        var id = root.Text("time_zone");
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw root.Fault(
            "time_zone",
            $"is '{id}', which is no zone of the tz database; {(NearestKey.To(id, DateTimeZoneProviders.Tzdb.Ids) is { } near ? $"did you mean '{near}'?" : "write it like Asia/Karachi")}");
    }

    private static DisclosureRules Disclosure(YamlSection root)
    {
        if (root.Node("disclosure") is not { } node)
        {
            return new DisclosureRules();
        }

        var section = new YamlSection(node, "disclosure", "minimum_subscribers", "rounding", "differential_privacy");
        var standard = new DisclosureRules();
        return new DisclosureRules(
            section.WholeNumber("minimum_subscribers", standard.MinimumSubscribers, 1),
            section.WholeNumber("rounding", standard.Rounding, 1))
        {
            DifferentialPrivacy = PrivacySection.Read(section),
        };
    }
}
