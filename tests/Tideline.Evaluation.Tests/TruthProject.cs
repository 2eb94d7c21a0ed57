using NetTopologySuite.Geometries;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Pipeline.Cubes;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Evaluation.Tests;

/// <summary>A project folder with two districts of two tehsils each, that lives for one test.</summary>
internal sealed class TruthProject : IDisposable
{
    public static readonly LocalDate Monday = new(2025, 8, 25);

    public ProjectFolder Folder { get; } = new(Directory.CreateTempSubdirectory("tideline-test-").FullName);

    public ReferenceData Reference { get; init; } = new(
        [],
        new Boundaries(
            new AreaHierarchy(
            [
                new Area("P", "Province", 1, null), new Area("D1", "One", 2, "P"), new Area("D2", "Two", 2, "P"),
                new Area("T11", "a", 3, "D1"), new Area("T12", "b", 3, "D1"), new Area("T21", "c", 3, "D2"), new Area("T22", "d", 3, "D2"),
            ]),
            new Dictionary<string, Geometry>(), "v1"),
        null,
        []);

    private static readonly Emergency Flood = new(
        "flood", Hazard.Flood, new LocalDate(2025, 8, 26), new LocalDate(2025, 8, 25), new LocalDate(2025, 9, 9), ["T11", "T21"]);

    private static readonly ProjectConfiguration Configuration = new()
    {
        Name = "test",
        TimeZone = DateTimeZone.Utc,
        Inputs = new InputsConfiguration { Events = [], Cells = new TableSource { Files = "cells.csv" } },
    };

    public EvaluationReport Evaluate() => Evaluator.Run(Folder, Configuration, Reference, Flood);

    public void Truth(string name, string text)
    {
        Directory.CreateDirectory(Folder.Truth);
        File.WriteAllText(Path.Combine(Folder.Truth, name), text);
    }

    public void Cubes(params IEnumerable<Cube> cubes) => CubeFile.Write(Path.Combine(Folder.Cubes, "flood.csv"), cubes);

    public static CubeCell Cell(string area, int week, Estimate estimate, string? counterpart = null) =>
        new(area, counterpart, Monday.PlusWeeks(week), Monday.PlusWeeks(week).PlusDays(6), estimate);

    public static Estimate Of(double value, ObservationStatus status = ObservationStatus.Normal) =>
        new(value, new Interval(value - 10, value + 10), new Interval(value - 20, value + 20), 40, 100, 12, status);

    public void Dispose() => Directory.Delete(Folder.Root, recursive: true);
}
