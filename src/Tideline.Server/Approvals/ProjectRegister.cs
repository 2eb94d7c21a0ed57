using NodaTime;
using Tideline.Projects;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;
using Tideline.Release.Register;

namespace Tideline.Server.Approvals;

/// <summary>The register of releases with the project's agreements as they are now.</summary>
internal sealed class ProjectRegister(ProjectFolder folder, IClock clock)
{
    /// <exception cref="Domain.ConfigurationException">project.yaml or an agreement cannot be read.</exception>
    public ReleaseRegister Open()
    {
        // Read anew: an agreement may have come to its end, or been changed, since the server began.
        var configuration = ProjectFile.Load(folder);
        return new(folder.Releases, clock)
        {
            Control = new(ProjectAgreements.Read(folder, configuration), clock.GetCurrentInstant().InZone(configuration.TimeZone).Date),
        };
    }
}
