using CsCheck;
using NodaTime;
using Tideline.Learning.Maturity;

namespace Tideline.Learning.Tests.Maturity;

public sealed class MaturityScoringTests
{
    private static readonly MaturityFramework _framework = FrameworkFile.BuiltIn;

    // E1=3 documented, E2=2 documented, E3=4 asserted only, E4=1 described.
    [Fact]
    public void The_worked_example_gives_its_levels_its_mean_and_its_actions()
    {
        var score = MaturityScoring.Of(_framework, Sheet(One(
            ("E1", 3, Evidence.Attached), ("E2", 2, Evidence.Attached), ("E3", 4, Evidence.None), ("E4", 1, Evidence.Described),
            ("S4", 2, Evidence.Attached), ("Q2", 2, Evidence.Attached))));

        var ethics = score.Dimensions.Single(d => d.Dimension.Code == "E");
        Assert.Equal([3, 2, 1, 1], ethics.Questions.Select(q => q.Level));
        Assert.Equal(1.75, ethics.Mean);
        Assert.Equal(1, ethics.Minimum);
        Assert.Equal(MaturityBand.Emerging, ethics.Band);
        var release = score.Gates.Single(g => g.Gate.Code == "release");
        Assert.Equal(["E3"], release.Lacking.Select(q => q.Question.Code));
        Assert.Equal(["E3", "E4"], MaturityScoring.Next(score, release.Gate).Where(q => q.Question.Code[0] == 'E').Take(2).Select(q => q.Question.Code));
    }

    [Theory]
    [InlineData(Evidence.None, 1)]
    [InlineData(Evidence.Described, 2)]
    [InlineData(Evidence.Attached, 3)]
    [InlineData(Evidence.Checked, 4)]
    public void A_level_counts_as_far_as_its_evidence_carries_it(Evidence evidence, int counts) =>
        Assert.Equal(counts, new MaturityAnswer(4, evidence).Effective);

    [Fact]
    public void Unknown_counts_as_0_and_is_counted_apart()
    {
        var score = MaturityScoring.Of(_framework, Sheet(One(("P1", null, Evidence.None), ("P2", 0, Evidence.None))));

        Assert.Equal(0, score["P1"].Level);
        Assert.Null(score["P1"].Least);
        Assert.Equal(35 / 36.0, score.UnknownShare);
    }

    [Fact]
    public void Answers_that_lie_2_apart_are_to_be_talked_over()
    {
        var score = MaturityScoring.Of(_framework, Sheet(
            One(("S1", 3, Evidence.Attached), ("S2", 2, Evidence.Described)), One(("S1", 1, Evidence.None), ("S2", 1, Evidence.None)), One(("S1", null, Evidence.None))));

        Assert.Equal(["S1"], score.Differing.Select(q => q.Question.Code));
        Assert.Equal(1, score["S1"].Level);
        Assert.Equal(2, score["S1"].Spread);
    }

    [Fact]
    public void A_stage_is_reached_when_no_gate_before_it_is_missing()
    {
        Assert.Equal(MaturityStage.Scoping, StageWith("release"));
        Assert.Equal(MaturityStage.Preparing, StageWith("access"));
        Assert.Equal(MaturityStage.Piloting, StageWith("access", "release"));
        Assert.Equal(MaturityStage.Operating, StageWith("access", "release", "routine"));
        Assert.Equal(MaturityStage.Institutionalised, StageWith("access", "release", "routine", "crisis"));
    }

    [Fact]
    public void A_higher_answer_lowers_nothing_and_respondents_come_in_any_order() =>
        Gen.Select(Gen.Int[0, 4].Array[36], Gen.Int[0, 4].Array[36], Gen.Int[0, 35]).Sample((first, second, raised) =>
        {
            var before = Of(first, second);
            var better = first.ToArray();
            better[raised] = 4;
            var after = Of(better, second);
            var turned = Of(second, first);
            Assert.All(before.Dimensions.Zip(after.Dimensions), d => Assert.True(d.Second.Mean >= d.First.Mean && d.Second.Minimum >= d.First.Minimum));
            Assert.True(after.Stage >= before.Stage);
            Assert.Equal(before.Dimensions.Select(d => d.Mean), turned.Dimensions.Select(d => d.Mean));
        });

    [Theory]
    [InlineData(Custody.Operator, false, RespondentKind.Operator, 3, AccessModel.OperatorRun)]
    [InlineData(Custody.Operator, false, RespondentKind.Operator, 2, AccessModel.AggregatesOnly)]
    [InlineData(Custody.Operator, true, RespondentKind.Operator, 2, AccessModel.Hybrid)]
    [InlineData(Custody.Regulator, false, RespondentKind.Regulator, 3, AccessModel.RegulatorHeld)]
    [InlineData(Custody.Operator, false, RespondentKind.DisasterAuthority, 3, AccessModel.OwnEnclave)]
    public void The_access_model_follows_from_authority_trust_capacity_and_custody(Custody custody, bool staff, RespondentKind kind, int level, AccessModel expected)
    {
        var sheet = Sheet(One([.. ((string[])["L3", "S3", "E4", "I1", "I2", "H1"]).Select(q => (q, (int?)level, Evidence.Checked))]) with { Kind = kind })
            with
        { Custody = custody, StaffAtOperator = staff };

        Assert.Equal(expected, AccessModels.Recommend(MaturityScoring.Of(_framework, sheet), sheet));
    }

    private static MaturityStage StageWith(params string[] gates) => MaturityScoring.Of(_framework, Sheet(One(
        [.. gates.SelectMany(g => _framework.Gates.Single(f => f.Code == g).Needs).GroupBy(n => n.Key).Select(n => (n.Key, (int?)n.Max(m => m.Value), Evidence.Checked))]))).Stage;

    private static MaturityScore Of(params int[][] levels) => MaturityScoring.Of(_framework, Sheet(
        [.. levels.Select(l => One([.. _framework.Questions.Zip(l, (q, level) => (q.Code, (int?)level, Evidence.Checked))]))]));

    private static AnswerSheet Sheet(params IReadOnlyList<Respondent> respondents) => new("Darya", new LocalDate(2026, 11, 30), Custody.Operator, false, respondents);

    private static Respondent One(params (string Question, int? Level, Evidence Evidence)[] answers) =>
        new("Darya Mobile", RespondentKind.Operator, answers.ToDictionary(a => a.Question, a => new MaturityAnswer(a.Level, a.Evidence), StringComparer.Ordinal));
}
