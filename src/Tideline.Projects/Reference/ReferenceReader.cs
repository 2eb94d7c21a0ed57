using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Reference;

/// <summary>Reads and checks everything a project knows besides events.</summary>
public static class ReferenceReader
{
    /// <exception cref="InputRefusedException">A table is missing, unreadable or contradicts itself; the message names
    /// file and row, or the p-codes.</exception>
    /// <exception cref="ConfigurationException">A format or coordinate system is unknown.</exception>
    public static ReferenceData Read(ProjectFolder folder, ProjectConfiguration configuration)
    {
        var inputs = configuration.Inputs;
        var cells = CellTable.Read(folder, inputs.Cells);
        var (boundaries, population) = ReadAreas(folder, configuration);
        var holidays = inputs.Holidays is { } days ? HolidayReader.Read(folder, days) : [];
        return new ReferenceData(cells, boundaries, population, holidays)
        {
            Scaling = ScalingReader.Read(folder, configuration.Scaling, boundaries?.Hierarchy),
        };
    }

    /// <summary>The areas and their people alone, for those who have nothing to do with cells.</summary>
    /// <exception cref="InputRefusedException">As <see cref="Read"/>.</exception>
    /// <exception cref="ConfigurationException">As <see cref="Read"/>.</exception>
    public static (Boundaries? Boundaries, PopulationTable? Population) ReadAreas(ProjectFolder folder, ProjectConfiguration configuration)
    {
        var boundaries = configuration.Inputs.Areas is { } areas ? BoundaryReader.Read(folder, areas) : null;
        return (boundaries, configuration.Inputs.Population is { } people ? PopulationReader.Read(folder, people, boundaries?.Hierarchy) : null);
    }
}
