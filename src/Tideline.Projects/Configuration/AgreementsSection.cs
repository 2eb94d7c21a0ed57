using Tideline.Domain.Agreements;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>agreements:</c> and <c>purpose:</c>.</summary>
internal static class AgreementsSection
{
    public const string IdRule = "an id names a file: it is made of lower-case letters, digits and hyphens, at most 60";

    /// <returns>Null where the key is absent: nothing is held against an agreement.</returns>
    public static AgreementRules? Read(YamlSection root)
    {
        switch (root.Node("agreements"))
        {
            case null:
                return null;
            case YamlScalarNode { Value: "required" }:
                return new AgreementRules([]);
            case YamlScalarNode { Value: var other }:
                throw root.Fault("agreements", $"is '{other}'; it is 'required', or a list of ids of agreements");
            default:
                var ids = root.Texts("agreements");
                return ids.Count == 0
                    ? throw root.Fault("agreements", "lists no agreement, so that nothing could be released; name one, or write 'required'")
                    : ids.FirstOrDefault(id => !IsId(id)) is { } wrong
                    ? throw root.Fault("agreements", $"holds '{wrong}'; {IdRule}")
                    : new AgreementRules(ids);
        }
    }

    public static bool IsId(string id) => id.Length is > 0 and <= 60 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>A kind of purpose.</summary>
    public static PurposeKind Purpose(YamlSection section, string key, PurposeKind? otherwise) => section.OptionalText(key) switch
    {
        null when otherwise is { } kind => kind,
        "disaster_response" => PurposeKind.DisasterResponse,
        "preparedness" => PurposeKind.Preparedness,
        "statistics" => PurposeKind.Statistics,
        "training" => PurposeKind.Training,
        var other => throw section.Fault(key, other is null ? "is missing" : $"is '{other}'; it is one of {string.Join(", ", PurposeWords.All)}"),
    };
}
