using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>B1: the profile of two weeks of records. Numbers are exact.</summary>
public sealed class ProfileCheck : IExerciseCheck
{
    // Two whole weeks, from a Monday.
    private const int First = 20250210;
    private const int Last = 20250223;

    // Each question: how the right answer is found, and which mistakes give which other numbers.
    private static readonly (string Id, string Right, (string Misconception, string Sql)[] Wrong)[] _questions =
    [
        ("rows", "select count(*) from events",
        [
            ("header_counted", "select count(*) + count(distinct file) from events"),
            ("repeats_left_out", "select count(*) from (select distinct subscriber, time, cell from events)"),
            ("faulty_rows_left_out", "select count(*) from events where subscriber is not null and time is not null and cell is not null"),
        ]),
        ("subscribers", "select count(distinct subscriber) from events",
        [
            ("notations_counted", "select count(distinct raw_subscriber) from events"),
            ("rows_for_people", "select count(*) from events"),
            ("empty_counted", "select count(distinct subscriber) + 1 from events"),
        ]),
        ("unmatched_cells", "select count(distinct cell) from events where cell not in (select cell from cells)",
        [
            ("rows_for_cells", "select count(*) from events where cell not in (select cell from cells)"),
            ("empty_counted", "select count(distinct cell) + 1 from events where cell not in (select cell from cells)"),
            ("silent_for_unmatched", "select count(*) from cells where cell not in (select cell from events where cell is not null)"),
        ]),
        ("co_located_cells", "select count(*) from cells where (longitude, latitude) in (select (longitude, latitude) from cells group by longitude, latitude having count(*) > 1)",
        [
            ("coordinates_for_cells", "select count(*) from (select longitude, latitude from cells group by longitude, latitude having count(*) > 1)"),
            ("surplus_for_cells", "select count(*) - (select count(*) from (select distinct longitude, latitude from cells)) from cells"),
            ("repeats_left_out", "select count(*) - count(distinct cell) from cells"),
        ]),
        ("silent_cells", "select count(*) from cells where cell not in (select cell from events where cell is not null)",
        [
            ("unmatched_counted_as_seen", "select (select count(*) from cells) - (select count(distinct cell) from events)"),
        ]),
    ];

    public string Module => "B1";

    public string File => "profile.csv";

    public IReadOnlyList<string> Columns => ["question", "answer"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        country.ReadEvents(First, Last);
        return new([.. _questions.Select(q => One(country, handedIn, q.Id, q.Right, q.Wrong))]);
    }

    private static CriterionResult One(PracticeCountry country, HandedIn handedIn, string id, string right, (string Misconception, string Sql)[] wrong)
    {
        string?[] answers = [.. handedIn.Rows.Where(r => r["question"] == id).Select(r => r["answer"])];
        if (answers is not [{ } text])
        {
            return new(id, false, answers.Length > 1 ? "there are several answers" : "there is no answer");
        }

        if (!long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var answer))
        {
            return new(id, false, $"'{text}' is no whole number");
        }

        var isRight = country.Number(right) == answer;
        return new(id, isRight, text, isRight ? null : wrong.Where(w => country.Number(w.Sql) == answer).Select(w => w.Misconception).FirstOrDefault());
    }
}
