using System.Globalization;
using Tideline.Governance.Communications;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;

namespace Tideline.Learning.Tests.Forms;

public sealed class PublicNoteExerciseTests
{
    private const string Route = "draft;submitted;technical_check;legal_check;approved;executed;released;closed";
    private const string Why = "To help tents and food reach families sooner, we look at where people had to leave.";
    private const string What = "The figures are estimates for whole districts, made from phone activity that is added up.";
    private const string IsNot = "They hold no names, no phone numbers and no calls.";
    private const string Safeguards = "Records stay with the operator, and figures of fewer than 16 subscribers are left out.";

    private static readonly PublicNoteExercise _exercise = new();

    // Sentences of the note, given the range.
    private static readonly Dictionary<string, Func<string, string[]>> _notes = new(StringComparer.Ordinal)
    {
        ["no_reason_given"] = d => ["We look at where people had to leave their homes in these days of high water.", What, IsNot, Safeguards, d],
        ["reason_comes_late"] = d => [What, IsNot, Safeguards, d, "This is done to help families."],
        ["figures_not_told"] = d => [Why, IsNot, "Records stay with the operator, and what fewer than 16 subscribers stand for is left out.", d, "Teams in the field go and look for themselves in every place that they can reach."],
        ["limits_not_told"] = d => [Why, What, Safeguards, d],
        ["safeguards_not_told"] = d => [Why, What, IsNot, d],
        ["doubt_not_told"] = d => [Why, What, IsNot, Safeguards, string.Join(" and ", d.Split(' ').Where(w => w.Any(char.IsDigit))) + " are its ends."],
        ["too_long"] = d => [Why, What, IsNot, Safeguards, d, .. Enumerable.Repeat("Teams in the field also go and look, each day of the week.", 8)],
        ["frightening_word"] = d => [Why, What, IsNot, Safeguards, d, "Nobody is being tracked."],
        ["sentence_too_long"] = d => [Why, What, IsNot, Safeguards.TrimEnd('.') + ", which people of two organisations look at each morning before anything is sent to anybody who has asked for it in these days of high water.", d],
        ["too_short_to_explain"] = d => [Why, d],
        ["range_left_out"] = _ => [Why, What, IsNot, Safeguards, "They may miss people without phones."],
    };

    private static readonly Dictionary<string, string> _routes = new(StringComparer.Ordinal)
    {
        ["run_before_approval"] = "draft;submitted;technical_check;legal_check;executed;approved;released;closed",
        ["approved_unchecked"] = "draft;submitted;technical_check;approved;legal_check;executed;released;closed",
        ["released_before_run"] = "draft;submitted;technical_check;legal_check;approved;released;executed;closed",
    };

    // By mistake: reasons for which a request is to be rejected, and which is approved.
    private static readonly Dictionary<string, string[]> _approved = new(StringComparer.Ordinal)
    {
        ["people_instead_of_figures"] = ["ra1", "ra2", "ra3", "ra4"],
        ["too_small_or_too_fresh"] = ["ra5", "ra6"],
        ["agreement_over"] = ["ra7"],
        ["agreement_stretched"] = ["ag3", "ag4", "ag8"],
        ["one_house_signs"] = ["aw2", "aw4"],
        ["too_cautious"] = ["none"],
    };

    public static TheoryData<string> Notes => [.. _notes.Keys];

    public static TheoryData<string> Routes => [.. _routes.Keys];

    public static TheoryData<string> Approved => [.. _approved.Keys];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 30).Select(s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_writes_a_whole_note_and_reads_each_request_passes(ulong seed)
    {
        var report = _exercise.Check(seed, new(Solved(seed)));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Select(c => c.Id + ": " + c.Observed)));
        Assert.Empty(report.Misconceptions);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Eight_requests_hold_two_that_are_in_order_one_red_line_and_five_other_faults(ulong seed)
    {
        var reasons = Rows(seed).Select(r => Reason(r.Row)).ToList();

        Assert.Equal(2, reasons.Count(r => r == "none"));
        Assert.Single(reasons, r => _approved["people_instead_of_figures"].Contains(r, StringComparer.Ordinal));
        Assert.Equal(7, reasons.Where(r => r != "none").Concat(["none"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("۱۰۱۰۰ اور ۱۵۳۰۰", true)]
    [InlineData("10,100 اور 15,300", true)]
    [InlineData("12,400", false)]
    public void A_note_in_Urdu_is_read_with_digits_of_either_script(string range, bool expected)
    {
        var answers = Solved(1);
        var (low, high) = Range(1);
        var written = range.Contains('۱', StringComparison.Ordinal) ? Urdu(low) + " اور " + Urdu(high) : range.Contains("10,100", StringComparison.Ordinal) ? $"{Grouped(low)} اور {Grouped(high)}" : range;
        answers["note"] = $"خاندانوں تک خیمے اور کھانا جلد پہنچانے میں مدد کے لیے ہم تخمینہ لگاتے ہیں کہ کتنے لوگوں کو نکلنا پڑا۔ کنارہ کا تخمینہ {written} افراد ہے۔ اس میں نام، فون نمبر یا کال نہیں۔ ریکارڈ آپریٹر کے پاس محفوظ رہتے ہیں، اور 16 سے کم صارفین کے اعداد نہیں دکھائے جاتے۔ تخمینہ تجرباتی ہے: بغیر فون والے لوگ رہ سکتے ہیں۔";

        Assert.Equal(expected, _exercise.Check(1, new(answers)).Criteria[0].IsPassed);

        static string Urdu(string number) => string.Concat(number.Select(c => (char)('۰' + (c - '0'))));
        static string Grouped(string number) => int.Parse(number, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void A_known_mistake_of_a_note_is_named(string mistake)
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var answers = Solved(seed);
            answers["note"] = string.Join(' ', _notes[mistake](Doubt(seed)));
            Assert.Equal([mistake], _exercise.Check(seed, new(answers)).Misconceptions);
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void A_known_mistake_of_the_way_is_named(string mistake)
    {
        var answers = Solved(1);
        answers["route"] = _routes[mistake];

        Assert.Equal([mistake], _exercise.Check(1, new(answers)).Misconceptions);
    }

    [Theory]
    [MemberData(nameof(Approved))]
    public void A_wrong_decision_is_told_by_its_mistake(string mistake)
    {
        var told = 0;
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var answers = Solved(seed);
            var wrong = Rows(seed).Where(r => _approved[mistake].Contains(Reason(r.Row), StringComparer.Ordinal)).ToList();
            wrong.ForEach(r => answers[r.Id + ".decision"] = mistake == "too_cautious" ? "reject" : "approve");
            if (wrong.Count > 0)
            {
                Assert.Equal([mistake], _exercise.Check(seed, new(answers)).Misconceptions);
                told++;
            }
        }

        Assert.True(told > 5);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void One_red_line_that_is_approved_fails_all_though_the_rest_is_right(ulong seed)
    {
        var answers = Solved(seed);
        answers[Rows(seed).Single(r => Reason(r.Row) is "ra1" or "ra2" or "ra3" or "ra4").Id + ".decision"] = "approve";

        Assert.False(_exercise.Check(seed, new(answers)).Criteria[2].IsPassed);
    }

    [Fact]
    public void A_red_line_that_is_given_as_a_matter_of_the_agreement_is_told()
    {
        var answers = Solved(2);
        answers[Rows(2).First(r => Reason(r.Row) is "ra1" or "ra2" or "ra3" or "ra4").Id + ".reason"] = "ag3";

        Assert.Equal(["red_line_as_paperwork"], _exercise.Check(2, new(answers)).Misconceptions);
    }

    [Fact]
    public void Every_misconception_of_the_module_can_be_made() => Assert.Equal(
        CourseShelf.Find("A9").Misconceptions.Keys.Order(StringComparer.Ordinal), _notes.Keys.Concat(_routes.Keys).Concat(_approved.Keys).Append("red_line_as_paperwork").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public void The_note_of_the_worked_example_passes_the_review(string language)
    {
        var quoted = CourseShelf.Find("A9", language).Text.Split("**").Single(p => p.Contains("10,100", StringComparison.Ordinal));
        var note = quoted.Split((string[])["*\"", "\"*", "*”", "“*"], StringSplitOptions.None).Single(p => p.Contains("10,100", StringComparison.Ordinal));

        Assert.Empty(PublicNoteReview.Of(note));
    }

    [Fact]
    public void An_empty_form_is_not_passed_and_accused_of_nothing()
    {
        var report = _exercise.Check(1, new([]));

        Assert.All(report.Criteria, c => Assert.False(c.IsPassed, c.Id));
        Assert.Empty(report.Misconceptions);
    }

    private static string Doubt(ulong seed) => $"For Kinara they say between {Range(seed).Low} and {Range(seed).High} people, and may miss those without phones.";

    private static (string Low, string High) Range(ulong seed) => _exercise.Form(seed).Items[0].Table!.Rows[1] is [_, var low, var high] ? (low, high) : ("", "");

    private static IEnumerable<(string Id, IReadOnlyList<string> Row)> Rows(ulong seed) =>
        _exercise.Form(seed).Items.Where(i => i.Id.EndsWith(".decision", StringComparison.Ordinal)).Select(i => (i.Id[..i.Id.IndexOf('.', StringComparison.Ordinal)], i.Table!.Rows[1]));

    // As a person reads the row by the task, and without the product's rules.
    private static string Reason(IReadOnlyList<string> row) => row switch
    {
        ["P", ..] => "ra1",
        ["S", ..] => "ra2",
        ["C", ..] => "ra3",
        ["G", ..] => "ra4",
        [_, not ("UC-01" or "UC-02"), ..] => "ag3",
        [_, _, not ("stock" or "flow"), ..] => "ag4",
        [_, _, _, "4", ..] => "ra5",
        [_, _, _, "3", { Length: 1 } or "12", ..] => "ra6",
        [_, _, _, _, _, not ("NDMA" or "PDMA" or "IOM" or "OCHA"), ..] => "ag8",
        [_, _, _, _, _, _, "2026-07-31", ..] => "ra7",
        [.., "N1"] => "aw2",
        [.., "N2", "N3"] => "aw4",
        _ => "none",
    };

    private static Dictionary<string, string?> Solved(ulong seed)
    {
        var answers = new Dictionary<string, string?>(StringComparer.Ordinal) { ["note"] = string.Join(' ', Why, What, IsNot, Safeguards, Doubt(seed)), ["route"] = Route };
        foreach (var (id, row) in Rows(seed))
        {
            var reason = Reason(row);
            answers[id + ".decision"] = reason == "none" ? "approve" : "reject";
            answers[id + ".reason"] = reason;
        }

        return answers;
    }
}
