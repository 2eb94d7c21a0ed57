using Tideline.Domain;
using Tideline.Learning.Exercises;

namespace Tideline.Learning.Practice;

/// <summary>B10: subscribers in a week, a survey of SIMs, and the operator's share by province then and now.</summary>
internal static class SurveyFiles
{
    public const string Subscribers = "weights/subscribers.csv";
    public const string Survey = "weights/survey.csv";
    public const string Share = "weights/share.csv";
    public const string Truth = "people_by_district.csv";
    public const int Asked = 100;
    private const int MostTries = 500;

    public static void Write(string folder, ulong seed, IReadOnlyList<PracticeArea> areas)
    {
        var draws = new PracticeDraws(seed, "survey");
        PracticeArea[] districts = [.. areas.Where(a => a.Level == PracticeArea.District)];
        // No province keeps its share: who leaves the change out is off everywhere, and by different factors.
        var share = draws.Shuffled(areas.Where(a => a.Level == PracticeArea.Province)).Select((p, i) => (p.PCode, Then: Math.Round(draws.Between(0.25, 0.4), 3), Ratio: (i % 2 == 0 ? 1.16 : 0.76) + draws.Between(0, 0.09)))
            .ToDictionary(p => p.PCode, p => (p.Then, Now: Math.Round(p.Then * p.Ratio, 3)), StringComparer.Ordinal);
        District[] truth = [.. districts.Select(d => Of(d, draws, share[d.Parent].Now / share[d.Parent].Then))];
        PracticeTable.Write(folder, Subscribers, "pcode,province,subscribers", truth.Select(t => FormattableString.Invariant($"{t.PCode},{t.Province},{t.Subscribers}")));
        PracticeTable.Write(folder, Share, "province,quarter,share", share.OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => new[] { FormattableString.Invariant($"{s.Key},2025Q1,{s.Value.Then}"), FormattableString.Invariant($"{s.Key},2025Q3,{s.Value.Now}") }));
        PracticeTable.Write(folder, Checks.PracticeCountry.Truth + "/" + Truth, "pcode,people", truth.Select(t => FormattableString.Invariant($"{t.PCode},{t.People}")));
        // A survey whose honest estimate is unlucky teaches the wrong thing: the draw is repeated until it is an ordinary one.
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var survey = new PracticeDraws(seed, FormattableString.Invariant($"survey {attempt}"));
            PracticeTable.Write(folder, Survey, "person,pcode,sims", truth.SelectMany(t => Enumerable.Range(0, Asked).Select(_ => (t.PCode, Sims: Sims(survey, t.Rate)))).Select((p, i) => FormattableString.Invariant($"{i + 1},{p.PCode},{p.Sims}")));
            if (SurveyEstimate.Read(folder).IsOrdinary())
            {
                return;
            }
        }

        throw new EngineException(FormattableString.Invariant($"None of {MostTries} draws of the survey is an ordinary one. Choose another word for the learner; the folder is incomplete and is made anew."));
    }

    private static District Of(PracticeArea area, PracticeDraws draws, double change)
    {
        var people = (long)(area.Subscribers * draws.Between(450, 800)) + 4_000;
        var rate = draws.Between(0.28, 0.7);
        return new(area.PCode, area.Parent, people, rate, (long)Math.Round(people * rate * change));
    }

    // Of who holds any, one in five holds two or three.
    private static int Sims(PracticeDraws draws, double rate)
    {
        var unit = draws.Unit() / (rate / 1.24);
        return unit >= 1 ? 0 : unit < 0.04 ? 3 : unit < 0.2 ? 2 : 1;
    }

    private sealed record District(string PCode, string Province, long People, double Rate, long Subscribers);
}
