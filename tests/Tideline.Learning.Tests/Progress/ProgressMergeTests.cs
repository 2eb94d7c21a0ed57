using System.Text.Json;
using Tideline.Domain;
using Tideline.Learning.Progress;
using Tideline.Learning.Tests.Credentials;
using Tideline.Projects.Chains;

namespace Tideline.Learning.Tests.Progress;

public sealed class ProgressMergeTests : IDisposable
{
    private readonly Learner _desk = new();
    private readonly Learner _laptop = new();

    public void Dispose()
    {
        _desk.Dispose();
        _laptop.Dispose();
    }

    [Fact]
    public void Two_records_that_began_as_one_are_joined_and_nothing_is_lost()
    {
        _desk.Passes("B1");
        File.Copy(_desk.File, _laptop.File);
        _desk.Tries("B2", false);
        _laptop.Passes("B7");
        string[] all = [.. _desk.Book.Attempts.Concat(_laptop.Book.Attempts).Select(a => a.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        Assert.Equal(2, _desk.Book.Merge([_laptop.File], Learner.Seed));

        Assert.Equal(all, _desk.Book.Attempts.Select(a => a.Id).Order(StringComparer.Ordinal));
        Assert.True(_desk.Book.Passed.Contains("B7"));
    }

    [Fact]
    public void The_other_records_lines_and_their_chain_can_be_made_again_from_the_joined_one()
    {
        _laptop.Passes("B7").Tries("B8", false);
        string[] lines = [.. File.ReadAllLines(_laptop.File).Select(ChainLine.HashOf)];
        _desk.Passes("B1").Book.Merge([_laptop.File], Learner.Seed);

        Assert.Subset(_desk.Book.Attempts.SelectMany(a => a.EarlierLines()).Select(ChainLine.HashOf).ToHashSet(StringComparer.Ordinal), lines.ToHashSet(StringComparer.Ordinal));
        Assert.True(ProgressMerge.HistoriesHold(Lines(_desk)));
    }

    [Fact]
    public void Merging_again_changes_nothing()
    {
        _laptop.Passes("B7");
        _desk.Passes("B1").Book.Merge([_laptop.File], Learner.Seed);
        var before = File.ReadAllText(_desk.File);

        Assert.Equal(0, _desk.Book.Merge([_laptop.File], Learner.Seed));
        Assert.Equal(before, File.ReadAllText(_desk.File));
    }

    [Fact]
    public void Records_that_were_merged_both_ways_hold_the_same_attempts_and_every_history()
    {
        _desk.Passes("B1");
        _laptop.Passes("B7");
        _laptop.Book.Merge([_desk.File], Learner.Seed);
        _laptop.Tries("B8", true);
        _desk.Book.Merge([_laptop.File], Learner.Seed);
        _laptop.Book.Merge([_desk.File], Learner.Seed);

        Assert.Equal(5, _desk.Book.Attempts.Count);
        Assert.Equal(_desk.Book.Attempts.Select(a => a.Id).Order(StringComparer.Ordinal), _laptop.Book.Attempts.Select(a => a.Id).Order(StringComparer.Ordinal));
        Assert.True(ProgressMerge.HistoriesHold(Lines(_desk)));
        Assert.True(ProgressMerge.HistoriesHold(Lines(_laptop)));
    }

    [Fact]
    public void A_line_that_is_missing_from_the_other_history_is_noticed()
    {
        _laptop.Passes("B7").Tries("B8", false);
        _desk.Book.Merge([_laptop.File], Learner.Seed);

        Assert.False(ProgressMerge.HistoriesHold([.. Lines(_desk).Skip(1)]));
    }

    [Fact]
    public void A_record_that_was_changed_is_not_merged()
    {
        _desk.Passes("B1");
        _laptop.Tries("B7", false).Tries("B7", true);
        var before = File.ReadAllText(_desk.File);
        File.WriteAllText(_laptop.File, File.ReadAllText(_laptop.File).Replace("\"passed\":false", "\"passed\":true", StringComparison.Ordinal));

        Assert.Throws<EngineException>(() => _desk.Book.Merge([_laptop.File], Learner.Seed));
        Assert.Equal(before, File.ReadAllText(_desk.File));
    }

    [Fact]
    public void A_record_of_another_learner_is_not_merged()
    {
        _laptop.Passes("B7");

        Assert.Contains("another learner", Assert.Throws<InputRefusedException>(() => _desk.Book.Merge([_laptop.File], Learner.Seed + 1)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.File));
    }

    [Fact]
    public void Statements_of_xAPI_have_what_the_standard_demands_and_the_same_ids_each_time()
    {
        _desk.Tries("B1", false).Passes("B1");
        var first = ProgressExport.XApi(_desk.Book, Learner.Seed);
        var statements = JsonDocument.Parse(first).RootElement.EnumerateArray().ToList();

        Assert.Equal(first, ProgressExport.XApi(_desk.Book, Learner.Seed));
        Assert.Equal(3, statements.Select(s => s.GetProperty("id").GetGuid()).Distinct().Count());
        Assert.All(statements, s =>
        {
            Assert.True(Uri.IsWellFormedUriString(s.GetProperty("verb").GetProperty("id").GetString(), UriKind.Absolute));
            Assert.True(Uri.IsWellFormedUriString(s.GetProperty("object").GetProperty("id").GetString(), UriKind.Absolute));
            Assert.Equal("7", s.GetProperty("actor").GetProperty("account").GetProperty("name").GetString());
            Assert.InRange(s.GetProperty("result").GetProperty("score").GetProperty("scaled").GetDouble(), 0, 1);
        });
        Assert.Equal(["failed", "passed", "passed"], statements.Select(s => s.GetProperty("verb").GetProperty("display").GetProperty("en").GetString()));
    }

    [Fact]
    public void The_gradebook_has_a_row_for_each_module_that_was_tried()
    {
        _desk.Tries("B2", false).Tries("B10", false).Passes("B1");

        Assert.Equal(
            [
                "module,exercise_attempts,exercise_best,quiz_attempts,quiz_best,hints,passed,first,last",
                "B1,1,1,1,1,0,true,2026-11-30T12:00:00Z,2026-11-30T12:00:00Z",
                "B2,1,0,0,,0,false,2026-11-30T12:00:00Z,2026-11-30T12:00:00Z",
                "B10,1,0,0,,0,false,2026-11-30T12:00:00Z,2026-11-30T12:00:00Z",
            ],
            ProgressExport.Csv(_desk.Book).TrimEnd().Split('\n'));
    }

    private static IReadOnlyList<Attempt> Lines(Learner learner) => [.. File.ReadAllLines(learner.File).Select(Attempt.FromLine)];
}
