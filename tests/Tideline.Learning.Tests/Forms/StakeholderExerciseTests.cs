using System.Globalization;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;

namespace Tideline.Learning.Tests.Forms;

public sealed class StakeholderExerciseTests
{
    private static readonly StakeholderExercise _exercise = new();

    private static readonly (string Name, string Role, string Influence, string Interest, string Concern)[] _actors =
    [
        ("Mobile operator", "operator", "5", "3", "breach"), ("Telecom authority", "regulator", "5", "2", "blame"), ("Officer for data protection", "data_protection", "4", "4", "harm"),
        ("Office of statistics", "statistics_office", "3", "5", "independence"), ("Disaster authority", "disaster_authority", "5", "5", "blame"), ("Planning desk of a province", "user", "3", "5", "late"),
        ("Union of women of the river districts", "civil_society", "2", "5", "harm"), ("Development bank", "funder", "2", "3", "late"),
    ];

    private static readonly Dictionary<string, (string Item, string Said)[]> _mistakes = new(StringComparer.Ordinal)
    {
        ["too_few"] = [("actor8.name", "")],
        ["named_twice"] = [("actor8.name", "mobile operator ")],
        ["counted_forgotten"] = [("actor7.role", "other")],
        ["protection_forgotten"] = [("actor3.role", "provider")],
        ["regulator_forgotten"] = [("actor2.role", "other")],
        ["users_forgotten"] = [("actor6.role", "disaster_authority")],
        ["operator_forgotten"] = [("actor1.role", "provider")],
        ["all_matter_most"] = [.. Enumerable.Range(1, 8).SelectMany(n => (string[])[".influence", ".interest"], (n, s) => (FormattableString.Invariant($"actor{n}{s}"), "5"))],
        ["nobody_keeps_contact"] = [("actor2.owner", "")],
        ["no_next_step"] = [("actor7.next_step", "")],
        ["owner_is_everybody"] = [("actor1.owner", "the whole team")],
        ["concern_is_ours"] = [("actor1.concern", "our_deadline")],
    };

    public static TheoryData<string> Mistakes => [.. _mistakes.Keys];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 20).Select(s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_draws_a_whole_map_passes(ulong seed)
    {
        var report = _exercise.Check(seed, new(Solved(seed)));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Select(c => c.Id + ": " + c.Observed)));
        Assert.Empty(report.Misconceptions);
    }

    [Fact]
    public void Who_has_little_influence_needs_no_owner()
    {
        var map = Solved(1);
        map["actor7.owner"] = "";

        Assert.True(_exercise.Check(1, new(map)).IsPassed);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_named(string mistake)
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var answers = Solved(seed);
            foreach (var (item, said) in _mistakes[mistake])
            {
                answers[item] = said;
            }

            var report = _exercise.Check(seed, new(answers));
            Assert.False(report.IsPassed);
            Assert.Equal([mistake], report.Misconceptions);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_takes_the_loud_for_the_strong_or_the_middle_for_much_is_told(ulong seed)
    {
        Assert.Equal(["loud_is_strong"], Report((influence, interest) => influence == 3 ? Corner(influence, interest) : Corner(interest, influence)).Misconceptions);
        Assert.Equal(["middle_is_much"], Report((influence, interest) => Corner(influence == 3 ? 4 : influence, interest)).Misconceptions);

        Checks.CheckReport Report(Func<int, int, string> said)
        {
            var answers = Solved(seed);
            foreach (var (id, influence, interest) in Placed(seed))
            {
                answers[id] = said(influence, interest);
            }

            return _exercise.Check(seed, new(answers));
        }
    }

    [Fact]
    public void Every_misconception_of_the_module_can_be_made() => Assert.Equal(
        CourseShelf.Find("A4").Misconceptions.Keys.Order(StringComparer.Ordinal), _mistakes.Keys.Concat(["loud_is_strong", "middle_is_much"]).Order(StringComparer.Ordinal));

    [Fact]
    public void An_empty_form_is_not_passed_and_accused_of_nothing()
    {
        var report = _exercise.Check(1, new([]));

        Assert.All(report.Criteria, c => Assert.False(c.IsPassed, c.Id));
        Assert.Empty(report.Misconceptions);
    }

    private static string Corner(int influence, int interest) => (influence >= 4, interest >= 4) switch
    {
        (true, true) => "work_together",
        (true, false) => "keep_content",
        (false, true) => "keep_informed",
        _ => "watch",
    };

    private static IEnumerable<(string Id, int Influence, int Interest)> Placed(ulong seed) => _exercise.Form(seed).Items.Where(i => i.Table is not null)
        .Select(i => (i.Id, int.Parse(i.Table!.Rows[1][0], CultureInfo.InvariantCulture), int.Parse(i.Table.Rows[1][1], CultureInfo.InvariantCulture)));

    private static Dictionary<string, string?> Solved(ulong seed)
    {
        var answers = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (number, actor) in _actors.Index())
        {
            var row = FormattableString.Invariant($"actor{number + 1}");
            answers[row + ".name"] = actor.Name;
            answers[row + ".role"] = actor.Role;
            answers[row + ".mandate"] = actor.Role == "civil_society" ? "none" : "law";
            answers[row + ".influence"] = actor.Influence;
            answers[row + ".interest"] = actor.Interest;
            answers[row + ".concern"] = actor.Concern;
            answers[row + ".owner"] = "Head of data partnerships";
            answers[row + ".next_step"] = "Visit with a draft of one page";
        }

        foreach (var (id, influence, interest) in Placed(seed))
        {
            answers[id] = Corner(influence, interest);
        }

        return answers;
    }
}
