using NodaTime;

namespace Tideline.Evaluation.Truth;

/// <summary>On which days how large a share of an area's residents was truly gone, or was hosted by it.</summary>
/// <remarks>Daily truth counts first departures, moves inside the finest area included; weekly truth tells them apart. A day's
/// count is therefore multiplied by the area's share of displaced person-weeks outside the finest area.</remarks>
internal sealed class TrueMoves
{
    private readonly LocalDate _onset;
    private readonly Dictionary<string, double> _residents;
    private readonly ILookup<string, (double Outside, (int Day, double Left, double Gone)[] Days)> _homes;
    private readonly Dictionary<(string Host, LocalDate Monday), double> _hosted;

    /// <param name="upper">The area of the judged level that a finest area lies in.</param>
    public TrueMoves(TruthTables truth, LocalDate onset, Func<string, string> upper)
    {
        _onset = onset;
        _residents = (truth.Residents ?? []).GroupBy(r => upper(r.Area)).ToDictionary(g => g.Key, g => g.Sum(r => r.People));
        var outside = (truth.Displacement ?? []).GroupBy(d => d.Home).ToDictionary(
            g => g.Key, g => g.Where(d => !d.WithinHomeArea).Sum(d => d.People) / Math.Max(double.Epsilon, g.Sum(d => d.People)));
        _homes = (truth.Returns ?? []).GroupBy(r => r.Home).ToLookup(
            g => upper(g.Key),
            g => (outside.GetValueOrDefault(g.Key, 1), g.OrderBy(r => r.Day).Select(r => (r.Day, r.Displaced, r.Displaced - r.Returned)).ToArray()));
        _hosted = (truth.Displacement ?? []).Where(d => !d.IsAbroad && upper(d.Host) != upper(d.Home))
            .GroupBy(d => (upper(d.Host), d.Start)).ToDictionary(g => g.Key, g => g.Sum(d => d.People));
    }

    /// <summary>Areas with known residents.</summary>
    public IEnumerable<string> Areas => _residents.Keys.Order(StringComparer.Ordinal);

    /// <summary>First day by whose end at least a share of the residents had left, or anybody where it is 0.</summary>
    public LocalDate? Reached(string area, double share)
    {
        var days = _homes[area].SelectMany(h => h.Days.Select(d => d.Day)).Distinct().Order();
        foreach (var day in days)
        {
            var left = Sum(area, day, d => d.Left);
            if (left > 0 && left >= share * _residents[area])
            {
                return _onset.PlusDays(day);
            }
        }

        return null;
    }

    /// <summary>The greater of the share gone and the share hosted, of the residents, on a day.</summary>
    public double Share(string area, LocalDate day)
    {
        var gone = Sum(area, Period.DaysBetween(_onset, day), d => d.Gone);
        var monday = day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        return Math.Max(gone, _hosted.GetValueOrDefault((area, monday))) / Math.Max(1, _residents.GetValueOrDefault(area));
    }

    private double Sum(string area, int day, Func<(int Day, double Left, double Gone), double> amount) =>
        _homes[area].Sum(h => h.Outside * amount(h.Days.LastOrDefault(d => d.Day <= day)));
}
