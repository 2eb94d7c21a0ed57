using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Truth;
using Tideline.Projects;
using Tideline.Projects.Reference;

namespace Tideline.Evaluation.Scoring;

/// <summary>What all scores of one emergency are made of.</summary>
internal sealed class EvaluationContext
{
    private readonly AreaHierarchy _areas;

    public EvaluationContext(ProjectFolder folder, ReferenceData reference, AreaHierarchy areas, Emergency emergency)
    {
        (Folder, Emergency, _areas) = (folder, emergency, areas);
        Cubes = new EnclaveCubes(folder, emergency.Id, areas);
        Truth = TruthReader.Read(folder.Truth, areas);
        Stock = Cubes.Read(Indicator.DisplacedStock);
        OutOfHome = [.. (Truth.Displacement ?? []).Where(t => !t.WithinHomeArea)];
        Residents = Truth.Residents?.ToDictionary(r => r.Area, r => r.People)
            ?? reference.Population?.People.ToDictionary(p => p.Key, p => (double)p.Value) ?? [];
        Outages = new OutageWeeks(Levels.SelectMany(l => Cubes.Read(Indicator.NetworkCoverage, l)));
        Splits = new Splits(
            AreaKinds.Of(reference, Truth, Residents, Upper), Subscribers(), Outages, reference.Holidays, emergency.Onset);
    }

    public ProjectFolder Folder { get; }

    public Emergency Emergency { get; }

    public EnclaveCubes Cubes { get; }

    public TruthTables Truth { get; }

    /// <summary>Cells of the displaced stock at the scored level.</summary>
    public IReadOnlyList<CubeCell> Stock { get; }

    /// <summary>True displacement but for moves inside the home area.</summary>
    public IReadOnlyList<DisplacedTruth> OutOfHome { get; }

    /// <summary>People by area of the finest level; empty where not known.</summary>
    public IReadOnlyDictionary<string, double> Residents { get; }

    public OutageWeeks Outages { get; }

    public Splits Splits { get; }

    /// <summary>What could not be scored and why, one sentence each.</summary>
    public List<string> Absent { get; } = [];

    public int FinestLevel => _areas.FinestLevel;

    public int CoarsestLevel => _areas.Levels[0];

    private IEnumerable<int> Levels => new[] { Cubes.Level, _areas.FinestLevel }.Distinct();

    /// <summary>The scored level's area of a finest area.</summary>
    public string Upper(string pcode) => UpperAt(Cubes.Level)(pcode);

    public Func<string, string> UpperAt(int level) => pcode => _areas.AncestorAt(pcode, level)?.PCode ?? pcode;

    /// <summary>Most subscribers truly displaced from an area in a week.</summary>
    public Func<string, double> PeakSubscribers(int level)
    {
        var upper = UpperAt(level);
        var peaks = OutOfHome.GroupBy(t => (Area: upper(t.Home), t.Start)).GroupBy(g => g.Key.Area, g => g.Sum(t => t.Subscribers))
            .ToDictionary(g => g.Key, g => g.Max());
        return area => peaks.GetValueOrDefault(area);
    }

    /// <summary>Whether there are both a truth and figures; else why not is noted.</summary>
    public bool Scorable<T>(string what, IReadOnlyList<T>? truth, string file, IReadOnlyCollection<CubeCell> cells)
    {
        if (truth is null)
        {
            Absent.Add($"{what}: truth/{file} is absent.");
        }
        else if (cells.Count == 0)
        {
            Absent.Add($"{what}: the cubes of the last run have no such figures.");
        }

        return truth is not null && cells.Count > 0;
    }

    /// <summary>This operator's subscribers by area; the panel of the stock where the truth does not say.</summary>
    private Dictionary<string, double> Subscribers() =>
        Truth.Residents?.GroupBy(r => Upper(r.Area)).ToDictionary(g => g.Key, g => g.Sum(r => r.Subscribers))
        ?? Stock.GroupBy(c => c.Area).ToDictionary(g => g.Key, g => (double)g.Max(c => c.Estimate.Base));
}
