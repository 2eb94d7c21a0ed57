using Tideline.Learning.Checks;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>People by district from subscribers, by the rule of B10, and in the ways in which it goes wrong.</summary>
internal sealed class SurveyEstimate
{
    /// <summary>Half of a 90% interval in standard errors.</summary>
    public const double Ninety = 1.6449;

    /// <summary>Of the country as a whole.</summary>
    public const string Country = "DY";

    private readonly District[] _districts;
    private readonly double _rateOfAll;

    private SurveyEstimate(District[] districts)
    {
        _districts = districts;
        _rateOfAll = districts.Average(d => d.Rate);
    }

    public IReadOnlyList<string> PCodes => [.. _districts.Select(d => d.PCode)];

    public IReadOnlyDictionary<string, long> Truth => _districts.ToDictionary(d => d.PCode, d => d.People, StringComparer.Ordinal);

    public static SurveyEstimate Read(string folder)
    {
        var truth = PracticeTable.Read(folder, PracticeCountry.Truth + "/" + SurveyFiles.Truth).ToDictionary(r => r[0], r => PracticeTable.Whole(r[1]), StringComparer.Ordinal);
        var share = PracticeTable.Read(folder, SurveyFiles.Share).ToLookup(r => r[0], r => PracticeTable.Number(r[2]), StringComparer.Ordinal);
        var asked = PracticeTable.Read(folder, SurveyFiles.Survey).ToLookup(r => r[1], r => PracticeTable.Number(r[2]), StringComparer.Ordinal);
        return new([.. PracticeTable.Read(folder, SurveyFiles.Subscribers).Select(r => Of(r[0], PracticeTable.Number(r[2]), [.. share[r[1]]], [.. asked[r[0]]], truth[r[0]]))]);
    }

    /// <summary>People by district and in <see cref="Country"/>.</summary>
    public IReadOnlyDictionary<string, double> People(Way way = Way.Right)
    {
        var people = _districts.ToDictionary(d => d.PCode, d => d.Subscribers / way switch
        {
            Way.Right => d.Rate * d.Change,
            Way.OldShare => d.Rate,
            Way.ChangeTurned => d.Rate / d.Change,
            Way.OwnersForSims => d.Owners * d.Change,
            Way.OneRate => _rateOfAll * d.Change,
            _ => d.Change,
        }, StringComparer.Ordinal);
        people[Country] = people.Values.Sum();
        return people;
    }

    /// <summary>Half the width of the 90% interval.</summary>
    public IReadOnlyDictionary<string, double> Half()
    {
        var people = People();
        var half = _districts.ToDictionary(d => d.PCode, d => Ninety * people[d.PCode] * d.Error / d.Rate, StringComparer.Ordinal);
        half[Country] = Math.Sqrt(half.Values.Sum(h => h * h));
        return half;
    }

    /// <summary>Half the width that counting the subscribers alone would give.</summary>
    public IReadOnlyDictionary<string, double> HalfOfCounting() => _districts.ToDictionary(d => d.PCode, d => Ninety * People()[d.PCode] / Math.Sqrt(d.Subscribers), StringComparer.Ordinal);

    /// <summary>Whether the right way comes near the truth, as it does on most draws.</summary>
    public bool IsOrdinary()
    {
        var (people, half) = (People(), Half());
        var held = _districts.Count(d => Math.Abs(people[d.PCode] - d.People) <= half[d.PCode]) / (double)_districts.Length;
        return held is >= 0.85 and <= 0.95 && Math.Abs((people[Country] / _districts.Sum(d => d.People)) - 1) <= 0.03 && _districts.All(d => d.Rate > 0.1);
    }

    private static District Of(string pcode, double subscribers, double[] share, double[] sims, long people)
    {
        var mean = sims.Average();
        var variance = sims.Sum(s => (s - mean) * (s - mean)) / (sims.Length - 1);
        return new(pcode, subscribers, mean, sims.Count(s => s > 0) / (double)sims.Length, Math.Sqrt(variance / sims.Length), share[1] / share[0], people);
    }

    /// <param name="Rate">SIMs of the operator for each person when the survey was made.</param>
    /// <param name="Owners">Share of people with one or more.</param>
    /// <param name="Error">Standard error of the rate.</param>
    /// <param name="Change">The operator's share now over that at the survey.</param>
    private sealed record District(string PCode, double Subscribers, double Rate, double Owners, double Error, double Change, long People);

    /// <summary>How people are counted from subscribers.</summary>
    internal enum Way
    {
        Right,
        OldShare,
        ChangeTurned,
        OwnersForSims,
        OneRate,
        SubscribersForPeople,
    }
}
