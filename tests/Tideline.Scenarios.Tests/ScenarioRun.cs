using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Pipeline.Runs;
using Tideline.Proof;

namespace Tideline.Scenarios.Tests;

/// <summary>Figures of one scenario beside its truth and its oracle, which knows the state of every sampled subscriber.</summary>
public sealed class ScenarioRun
{
    private const int CountryCode = 2;
    private const int DistrictCode = 6;
    private const int TehsilCode = 8;
    private readonly List<TrueMove> _moves;
    private readonly ILookup<string, Figure> _figures;

    public ScenarioRun(string folder, ProofOutcome outcome)
    {
        Folder = folder;
        Outcome = outcome;
        _figures = Figure.Read(System.IO.Path.Combine(folder, "lake", "cubes", outcome.Figures.Emergency.Id + ".csv")).ToLookup(f => f.Indicator, StringComparer.Ordinal);
        Residents = Rows("residents.csv").ToDictionary(r => r[0], r => (People: Number(r[1]), Subscribers: Number(r[2])), StringComparer.Ordinal);
        _moves = [.. Rows("displacement.csv").Select(r => new TrueMove(
            LocalDatePattern.Iso.Parse(r[0]).Value, r[2], r[3], Number(r[4]),
            Residents[r[2]] is { Subscribers: > 0 } home ? Number(r[5]) * home.People / home.Subscribers : 0))];
        Districts = [.. Cells(Indicator.DisplacedStock).Select(c => c.Area).Where(a => a.Length == DistrictCode).Distinct().Order(StringComparer.Ordinal)];
        Weeks = [.. Cells(Indicator.DisplacedStock).Select(c => c.Start).Distinct().Order()];
    }

    public string Folder { get; }

    public ProofOutcome Outcome { get; }

    public EmergencyOutcome Figures => Outcome.Figures;

    /// <summary>By tehsil.</summary>
    public IReadOnlyDictionary<string, (double People, double Subscribers)> Residents { get; }

    /// <summary>Districts with exposed homes.</summary>
    public IReadOnlyList<string> Districts { get; }

    public IReadOnlyList<LocalDate> Weeks { get; }

    /// <summary>People with homes in exposed tehsils.</summary>
    public double ExposedPeople => Figures.Emergency.ExposedAreas.Sum(a => Residents[a].People);

    public IEnumerable<Figure> Cells(Indicator indicator) => _figures[indicator.Name];

    /// <summary>Of the whole country.</summary>
    public IEnumerable<Figure> CountryCells(Indicator indicator) => Cells(indicator).Where(c => c.Area.Length == CountryCode);

    public IEnumerable<Figure> DistrictCells(Indicator indicator) => Cells(indicator).Where(c => c.Area.Length == DistrictCode);

    public IEnumerable<Figure> TehsilCells(Indicator indicator) => Cells(indicator).Where(c => c.Area.Length == TehsilCode);

    /// <summary>Of all districts with exposed homes, in one week; not observable ones are left out everywhere.</summary>
    public double Estimated(LocalDate week) => Observable(week).Sum(c => c.Value);

    /// <summary>People truly out of their home tehsil.</summary>
    public double True(LocalDate week) => Moves(week).Sum(m => m.People);

    public double Oracle(LocalDate week) => Moves(week).Sum(m => m.Oracle);

    /// <summary>Of all weeks: people-weeks.</summary>
    public double EstimatedSum => Weeks.Sum(Estimated);

    public double TrueSum => Weeks.Sum(True);

    public double OracleSum => Weeks.Sum(Oracle);

    /// <summary>What the method adds to what sampling does.</summary>
    public double AgainstOracle => EstimatedSum / OracleSum;

    /// <summary>Weeks that begin after the onset: everybody who leaves at the onset has left.</summary>
    public IEnumerable<LocalDate> LaterWeeks => Weeks.Where(w => w > Figures.Emergency.Onset);

    public string Path(string file) => System.IO.Path.Combine(Folder, file);

    public IEnumerable<string[]> Rows(string truth) =>
        File.ReadLines(System.IO.Path.Combine(Folder, "truth", truth)).Skip(1).Select(l => l.Split(','));

    public IEnumerable<TrueMove> AllMoves => _moves;

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private IEnumerable<Figure> Observable(LocalDate week) =>
        DistrictCells(Indicator.DisplacedStock).Where(c => c.Start == week && c.IsObservable);

    private IEnumerable<TrueMove> Moves(LocalDate week)
    {
        var observable = Observable(week).Select(c => c.Area).ToHashSet(StringComparer.Ordinal);
        return _moves.Where(m => m.Week == week && m.Home != m.Host && observable.Contains(m.Home[..DistrictCode]));
    }
}

/// <summary>One row of the truth: a week's mean of daily stocks.</summary>
/// <param name="Host">Empty: abroad.</param>
/// <param name="Oracle">The sampled subscribers among them, each for as many people as its tehsil has for a subscriber.</param>
public sealed record TrueMove(LocalDate Week, string Home, string Host, double People, double Oracle);
