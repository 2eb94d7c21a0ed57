using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;

namespace Tideline.Server.Emergencies;

/// <summary>The emergencies of the project as they are now: those of <c>project.yaml</c> when the server started, and those in files of their
/// own, which may be declared while it runs.</summary>
internal sealed class ProjectEmergencies(ProjectFolder folder, ProjectConfiguration started)
{
    /// <exception cref="Domain.ConfigurationException">A file was damaged.</exception>
    public IReadOnlyList<EmergencyConfiguration> All =>
        EmergencyFiles.Beside([.. started.Emergencies.Where(e => e.File is null)], EmergencyFiles.Read(folder));
}
