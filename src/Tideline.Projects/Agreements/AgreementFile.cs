using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Agreements;

/// <summary>Reads the text of an agreement, <c>agreements/&lt;id&gt;.yaml</c>.</summary>
public static class AgreementFile
{
    private static readonly string[] _keys =
    [
        "id", "version", "parties", "purpose", "emergencies", "products", "areas", "level", "period", "minimum_subscribers", "recipients",
        "start", "end", "outside", "notify_within_hours",
    ];

    /// <param name="text">The file's text.</param>
    /// <param name="file">Its path in the project; its name without ending is the agreement's id.</param>
    /// <exception cref="ConfigurationException">The text is no YAML, or has an unknown key, a missing key or a value that cannot be; the
    /// message names file, line and key.</exception>
    public static Agreement Parse(string text, string file)
    {
        var root = YamlSection.OfFile(file, YamlDocument.Root(text, file, "Write the agreement anew, as docs/operate/agreements.md shows."), _keys);
        var id = root.Text("id");
        if (id != Path.GetFileNameWithoutExtension(file) || !AgreementsSection.IsId(id))
        {
            throw root.Fault("id", $"is '{id}' and must be the file's name without its ending; {AgreementsSection.IdRule}");
        }

        var parties = root.Section("parties", "operator", "agency");
        var purpose = root.Section("purpose", "kind", "text");
        var (emergencies, hazards) = Emergencies(root);
        var period = root.Section("period", "finest", "from", "to");
        var (from, to) = (Day(period, "from"), Day(period, "to"));
        var (start, end) = (Day(root, "start"), Day(root, "end"));
        _ = root.Required("level");
        _ = root.Required("minimum_subscribers");
        return new Agreement
        {
            Id = id,
            Version = (int)Math.Min(root.WholeNumber("version", 1, 1), int.MaxValue),
            Operator = parties.Text("operator"),
            Agency = parties.Text("agency"),
            Purpose = AgreementsSection.Purpose(purpose, "kind", null),
            PurposeText = purpose.Text("text"),
            Emergencies = emergencies,
            Hazards = hazards,
            Products = Words(root, "products", Indicator.Released),
            Areas = Some(root, "areas"),
            FinestLevel = (int)Math.Min(root.WholeNumber("level", 0, 0), int.MaxValue),
            FinestPeriod = Kind(period),
            EarliestDay = from,
            LatestDay = to < from ? throw period.Fault("to", "is before 'from'") : to,
            MinimumSubscribers = root.WholeNumber("minimum_subscribers", 0, 1),
            Recipients = Some(root, "recipients"),
            Start = start,
            End = end < start ? throw root.Fault("end", "is before 'start'") : end,
            NotifyWithinHours = (int)Math.Min(root.WholeNumber("notify_within_hours", Agreement.StandardNotifyWithinHours, 1), int.MaxValue),
            Outside = root.OptionalText("outside") switch
            {
                null or "refuse" => OutsideRule.Refuse,
                "leave_out" => OutsideRule.LeaveOut,
                var other => throw root.Fault("outside", $"is '{other}'; it is refuse or leave_out"),
            },
        };
    }

    /// <summary>Either a list of ids, or <c>{ hazards: [flood] }</c>.</summary>
    private static (IReadOnlyList<string> Ids, IReadOnlyList<Hazard> Hazards) Emergencies(YamlSection root)
    {
        if (root.Required("emergencies") is YamlDotNet.RepresentationModel.YamlSequenceNode)
        {
            return (Some(root, "emergencies"), []);
        }

        var words = Enum.GetNames<Hazard>().Select(n => n.ToLowerInvariant()).ToList();
        return ([], [.. Words(root.Section("emergencies", "hazards"), "hazards", words).Select(w => Enum.Parse<Hazard>(w, ignoreCase: true))]);
    }

    private static PeriodKind Kind(YamlSection period) => period.OptionalText("finest") switch
    {
        "day" => PeriodKind.Day,
        "week" => PeriodKind.Week,
        "month" => PeriodKind.Month,
        "since_onset" => PeriodKind.SinceOnset,
        var other => throw period.Fault("finest", other is null ? "is missing" : $"is '{other}'; it is one of day, week, month, since_onset"),
    };

    private static IReadOnlyList<string> Words(YamlSection section, string key, IReadOnlyList<string> known)
    {
        var words = Some(section, key);
        return words.FirstOrDefault(w => !known.Contains(w, StringComparer.Ordinal)) is not { } wrong ? words
            : NearestKey.To(wrong, known) is { } near ? throw section.Fault(key, $"holds '{wrong}'; did you mean '{near}'?")
            : throw section.Fault(key, $"holds '{wrong}'; known are {string.Join(", ", known)}");
    }

    private static IReadOnlyList<string> Some(YamlSection section, string key)
    {
        _ = section.Required(key);
        var texts = section.Texts(key);
        return texts.Count > 0 && !texts.Any(string.IsNullOrWhiteSpace) ? texts : throw section.Fault(key, "must list at least one, none of them empty");
    }

    private static LocalDate Day(YamlSection section, string key)
    {
        _ = section.Required(key);
        return section.Time(key, LocalDatePattern.Iso, "2025-08-26")!.Value;
    }
}
