using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Tests;

public sealed class EvaluationReportTests
{
    private static EvaluationReport Report(double estimate, double truth, double oracle)
    {
        var errors = new Errors(ErrorSums.Of([(estimate, truth)]), ErrorSums.Of([(oracle, truth)]));
        var stock = new StockScore(errors, errors, new PercentageErrors(new PercentageSums(1, 0.1), new PercentageSums(1, 0.05)), new IntervalScores(10, 8, 9, 10, 5, truth, 200, 300), new ZeroScores(4, 4, 0, 1));
        return new EvaluationReport("darya", "flood", 2, new(2025, 8, 25), new(2025, 9, 7), ["residents: truth/residents.csv is absent."], new EvaluationScores
        {
            Displaced = stock,
            Splits = new SortedDictionary<string, StockScore>(StringComparer.Ordinal) { ["status A"] = stock },
            ReturnCurveGap = estimate / 10_000,
        });
    }

    [Fact]
    public void Json_reads_back_to_the_same_bytes()
    {
        var json = EvaluationJson.Write(Report(1100, 1000, 1050));

        Assert.Equal(json, EvaluationJson.Write(EvaluationJson.Read(json)));
        Assert.Contains("\"absolute_error\": 100", json, StringComparison.Ordinal);
        Assert.Contains("\"first_week\": \"2025-08-25\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_compare_with_the_oracle_and_judge_by_the_criteria()
    {
        var rows = EvaluationRows.Of(Report(1100, 1000, 1050).Scores).ToDictionary(r => r.What);

        var wape = rows["stock WAPE, 50 subscribers or more"];
        Assert.Equal((0.1, 0.05, 2.0, false), (wape.Ours, wape.Oracle, wape.Compared, wape.Met));
        Assert.True(rows["stock bias, 50 subscribers or more"].Met);
        Assert.True(rows["coverage of the 80% interval"].Met);
        Assert.False(rows["coverage of the 95% interval"].Met);
        Assert.Null(rows["80% interval wholly above 0"].Met);
    }

    [Fact]
    public void Only_where_nothing_happened_are_false_claims_judged()
    {
        var nothing = new Errors(ErrorSums.Of([(5, 0)]), ErrorSums.Of([(0, 0)]));
        var scores = new EvaluationScores { Displaced = new StockScore(nothing, nothing, new PercentageErrors(new PercentageSums(0, 0), null), new IntervalScores(0, 0, 0, 0, 0, 0, 0, 0), new ZeroScores(50, 43, 7, 5)) };

        var row = EvaluationRows.Of(scores).Single(r => r.What == "80% interval wholly above 0");

        Assert.Equal((0.14, false), (row.Ours, row.Met));
    }

    [Fact]
    public void Seeds_are_pooled_by_their_sums_and_not_by_the_mean_of_ratios()
    {
        var summary = EvaluationSummary.Pool([Report(1100, 1000, 1000), Report(50, 100, 100)]);

        Assert.Equal(2, summary.Seeds);
        Assert.Equal(150.0 / 1100, summary.Scores.Displaced!.Big.Ours.Wape);
        Assert.Equal(0.11, summary.Scores.ReturnCurveGap);
        Assert.Equal(new Spread(2, 0.1, 0.3, 0.5, null), summary.Spreads["stock WAPE, 50 subscribers or more"]);
        Assert.Contains("| stock WAPE, 50 subscribers or more | 0.136 | 0.000 | - | at most 1.5 x oracle |  | 2 | 0.100 | 0.300 | 0.500 | - |", summary.Markdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_console_table_aligns_its_columns_and_names_what_is_absent()
    {
        var lines = EvaluationText.Console(Report(1100, 1000, 1050)).Split('\n');

        var at = lines[0].IndexOf("ours", StringComparison.Ordinal) + 4;
        Assert.Equal("0.100", lines[1][(at - 5)..at]);
        Assert.EndsWith("MISSED  1", string.Join("  ", lines[1].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), StringComparison.Ordinal);
        Assert.Contains("absent: residents: truth/residents.csv is absent.", lines);
    }

    [Fact]
    public void Files_are_the_same_bytes_when_written_again()
    {
        using var project = new TruthProject();
        var page = EvaluationFiles.Write(project.Folder, Report(1100, 1000, 1050));
        var first = File.ReadAllText(page);

        Assert.Equal(page, EvaluationFiles.Write(project.Folder, Report(1100, 1000, 1050)));

        Assert.Equal(first, File.ReadAllText(page));
        Assert.Equal(["evaluation-flood.json", "evaluation-flood.md"], Directory.GetFiles(project.Folder.Reports).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
