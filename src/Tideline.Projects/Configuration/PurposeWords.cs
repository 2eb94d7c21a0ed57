using Tideline.Domain.Agreements;

namespace Tideline.Projects.Configuration;

/// <summary>Kinds of purpose as they are written.</summary>
public static class PurposeWords
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<PurposeKind>().Select(p => p.Word())];

    public static string Word(this PurposeKind purpose) => purpose switch
    {
        PurposeKind.DisasterResponse => "disaster_response",
        PurposeKind.Preparedness => "preparedness",
        PurposeKind.Statistics => "statistics",
        PurposeKind.Training => "training",
    };
}
