using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Emergencies;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>emergencies:</c>.</summary>
internal static class EmergencySection
{
    public static IReadOnlyList<EmergencyConfiguration> ReadAll(YamlSection root)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var emergencies = new List<EmergencyConfiguration>();
        foreach (var (i, node) in root.List("emergencies").Index())
        {
            var path = FormattableString.Invariant($"emergencies[{i}]");
            var emergency = Read(node, path);
            if (!ids.Add(emergency.Id))
            {
                throw YamlSection.Fault(node, $"{path}.id", $"is '{emergency.Id}', as that of an earlier emergency; ids must differ");
            }

            emergencies.Add(emergency);
        }

        return emergencies;
    }

    private static EmergencyConfiguration Read(YamlNode node, string path)
    {
        var section = new YamlSection(node, path, "id", "hazard", "onset", "evacuation_starts", "ends", "footprint", "areas");
        var id = section.Text("id");
        if (id.Length > 60 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw section.Fault("id", "names files: it is made of lower-case letters, digits and hyphens");
        }

        _ = section.Required("onset");
        var onset = Date(section, "onset")!.Value;
        var starts = Date(section, "evacuation_starts") ?? onset.PlusDays(-3);
        var ends = Date(section, "ends") ?? onset.PlusDays(14);
        if (starts > onset)
        {
            throw section.Fault("evacuation_starts", "is after the onset; people leave before or with it");
        }

        if (ends < onset)
        {
            throw section.Fault("ends", "is before the onset");
        }

        var footprint = section.OptionalText("footprint");
        var areas = section.List("areas").Select(a => YamlSection.Scalar(a, section.PathOf("areas"))).ToList();
        if (footprint is null == (areas.Count == 0))
        {
            throw YamlSection.Fault(node, path, "needs either 'footprint' (a file) or 'areas' (a list of p-codes), and not both");
        }

        return new EmergencyConfiguration
        {
            Id = id,
            Hazard = ReadHazard(section),
            Onset = onset,
            EvacuationStarts = starts,
            Ends = ends,
            Footprint = footprint,
            Areas = areas,
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
