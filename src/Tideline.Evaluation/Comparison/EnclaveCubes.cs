using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Pipeline.Cubes;
using Tideline.Projects;

namespace Tideline.Evaluation.Comparison;

/// <summary>The unreleased cubes of one emergency, at the level that is scored.</summary>
internal sealed class EnclaveCubes
{
    public static readonly Indicator ReturnedShare = new("returned_share", PeriodKind.SinceOnset, Unit.Share, false, false, false);
    public static readonly Indicator ProjectedDisplaced = new("projected_displaced", PeriodKind.Week, Unit.People, true, false, false);

    private readonly string _path;
    private readonly string _shown;
    private readonly AreaHierarchy _areas;

    /// <exception cref="ConfigurationException">There was no run.</exception>
    public EnclaveCubes(ProjectFolder folder, string emergency, AreaHierarchy areas)
    {
        _path = Path.Combine(folder.Cubes, $"{emergency}.csv");
        _shown = Path.GetRelativePath(folder.Root, _path);
        _areas = areas;
        if (!File.Exists(_path))
        {
            throw new ConfigurationException($"There are no cubes of the emergency '{emergency}' ({_shown} is absent): run `tideline run` first; nothing was scored.");
        }

        Level = areas.Levels.Count > 1 ? areas.Levels[^2] : areas.FinestLevel;
    }

    /// <summary>The admin level above the finest; the finest where there is one level only.</summary>
    public int Level { get; }

    /// <summary>The cells of one indicator at <see cref="Level"/>.</summary>
    /// <exception cref="EngineException">The file is damaged.</exception>
    public IReadOnlyList<CubeCell> Read(Indicator indicator) => Read(indicator, Level);

    /// <summary>The cells of one indicator at a level.</summary>
    /// <exception cref="EngineException">The file is damaged.</exception>
    public IReadOnlyList<CubeCell> Read(Indicator indicator, int level)
    {
        try
        {
            return [.. CubeFile.Read(_path, indicator).Where(c => AtLevel(c.Area, level) && (c.CounterpartArea is null || AtLevel(c.CounterpartArea, level)))];
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new EngineException($"{_shown} is damaged: run `tideline run` again; nothing was scored.", e);
        }
    }

    private bool AtLevel(string pcode, int level) => _areas.TryGet(pcode, out var area) && area.AdminLevel == level;
}
