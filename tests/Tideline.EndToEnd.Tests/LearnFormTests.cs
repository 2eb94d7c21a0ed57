using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>A decision-maker's exercise is filled in as a file, without a country.</summary>
public sealed class LearnFormTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory().FullName;

    private string Work => Path.Combine(_root, "learning");

    [Fact]
    public async Task Questions_are_answered_in_a_file_and_checked()
    {
        var started = await Started("A1");
        Assert.Equal("a1.csv", started.GetProperty("file").GetString());
        Assert.False(Directory.Exists(Path.Combine(Work, "inbox")), "no country is needed");

        await File.WriteAllTextAsync(Path.Combine(Work, "a1.csv"), """
            item,answer
            left_most,answers
            camp_tonight,cannot
            home_again,answers
            midwife,cannot
            missing_man,must_not
            all_people,with_other
            network_down,cannot
            where_to,answers
            why_left,cannot
            teams_first,with_other
            minority,must_not
            houses,cannot
            source_camp,field_count
            source_houses,satellite
            source_why,survey
            source_missing,tracing
            source_down,field_count
            """, TestContext.Current.CancellationToken);
        var ended = await Call.Run(_root, "learn", "check", "A1", "--work", Work);
        Assert.True(ended.ExitCode == 0, ended.Said);
    }

    [Fact]
    public async Task A_known_mistake_in_a_form_is_answered_in_words()
    {
        var asked = (await Started("A7")).GetProperty("asked").EnumerateArray().Select(a => a.GetString()!.Split(' ')[0]);
        await File.WriteAllLinesAsync(Path.Combine(Work, "a7.csv"), ["item,answer", .. asked.Where(i => i.EndsWith(".remedy", StringComparison.Ordinal)).Select(i => i + ",write_zero")], TestContext.Current.CancellationToken);

        var ended = await Call.Run(_root, "learn", "check", "A7", "--work", Work);

        Assert.True(ended.ExitCode == 3, ended.Said);
        Assert.Contains("0 in place of a hidden number is a false statement", ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<JsonElement> Started(string module)
    {
        var ended = await Call.Run(_root, "learn", "start", module, "--work", Work, "--learner", "Zarina", "--json");
        Assert.True(ended.ExitCode == 0, ended.Said);
        return JsonDocument.Parse(ended.Output).RootElement;
    }
}
