using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Emergencies;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>emergencies:</c>, and files that hold one emergency each.</summary>
internal static class EmergencySection
{
    private const int LongestName = 120;

    private static readonly string[] Keys = ["id", "hazard", "onset", "evacuation_starts", "ends", "footprint", "areas", "name", "name_ur"];

    public static IReadOnlyList<EmergencyConfiguration> ReadAll(YamlSection root)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var emergencies = new List<EmergencyConfiguration>();
        foreach (var (i, node) in root.List("emergencies").Index())
        {
            var path = FormattableString.Invariant($"emergencies[{i}]");
            var emergency = Read(new YamlSection(node, path, Keys));
            if (!ids.Add(emergency.Id))
            {
                throw YamlSection.Fault(node, $"{path}.id", $"is '{emergency.Id}', as that of an earlier emergency; ids must differ");
            }

            emergencies.Add(emergency);
        }

        return emergencies;
    }

    /// <param name="file">Its path in the project.</param>
    /// <exception cref="Domain.ConfigurationException">See <see cref="ProjectFile.Load"/>.</exception>
    public static EmergencyConfiguration ReadFile(string text, string file) =>
        Read(YamlSection.OfFile(file, YamlDocument.Root(text, file, "Declare the emergency anew, or delete the file."), Keys)) with { File = file };

    private static EmergencyConfiguration Read(YamlSection section)
    {
        var id = section.Id("files");
        _ = section.Required("onset");
        var onset = Date(section, "onset")!.Value;
        var hazard = ReadHazard(section);
        var timing = HazardTiming.Of(hazard);
        var starts = Date(section, "evacuation_starts") ?? onset.PlusDays(-timing.DaysBefore);
        var ends = Date(section, "ends") ?? onset.PlusDays(timing.DaysAfter);
        if (starts > onset)
        {
            throw section.Fault("evacuation_starts", "is after the onset; people leave before or with it");
        }

        if (ends < onset)
        {
            throw section.Fault("ends", "is before the onset");
        }

        var (footprint, options) = FootprintSection.Read(section);
        var areas = section.Texts("areas");
        if (footprint is null == (areas.Count == 0))
        {
            throw section.Fault("areas", "is wrong: an emergency needs either 'footprint' (a file) or 'areas' (a list of p-codes), and not both");
        }

        return new EmergencyConfiguration
        {
            Id = id,
            Hazard = hazard,
            Onset = onset,
            EvacuationStarts = starts,
            Ends = ends,
            Footprint = footprint,
            FootprintOptions = options,
            Areas = areas,
            Name = section.OptionalLine("name", LongestName),
            Names = section.OptionalLine("name_ur", LongestName) is { } urdu ? new Dictionary<string, string> { ["ur"] = urdu } : [],
        };
    }

    private static Hazard ReadHazard(YamlSection section)
    {
        var text = section.Text("hazard");
        var names = Enum.GetNames<Hazard>().Select(n => n.ToLowerInvariant()).ToList();
        return names.Contains(text)
            ? Enum.Parse<Hazard>(text, ignoreCase: true)
            : throw section.Fault("hazard", $"is '{text}'; it is one of {string.Join(", ", names)}");
    }

    private static LocalDate? Date(YamlSection section, string key) => section.Time(key, LocalDatePattern.Iso, "2025-08-26");
}
