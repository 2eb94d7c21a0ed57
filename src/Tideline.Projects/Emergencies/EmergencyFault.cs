namespace Tideline.Projects.Emergencies;

/// <summary>Why an emergency is not changed: what programs and other languages tell refusals by, as
/// <see cref="Domain.TidelineException.Code"/>.</summary>
public static class EmergencyFault
{
    public const string Unknown = "emergency_unknown";

    /// <summary>It stands in <c>project.yaml</c>, which no program writes.</summary>
    public const string InProject = "emergency_in_project";
}
