using System.Globalization;
using System.IO.Compression;
using NetTopologySuite.Geometries;
using Tideline.Domain;
using Tideline.Ingest.Tests;
using Tideline.Proof.Haiti;

namespace Tideline.Proof.Tests;

/// <summary>The synthetic operator on Haiti's p-codes.</summary>
public sealed class HaitiTests
{
    private const int Subscribers = 20_000;

    private static string Answer => Path.Combine(Fixtures.Find("dtm"), "displacement-admin2-admin0pcode-hti.json");

    [Fact]
    public void Each_commune_has_a_tile_of_its_own_and_departments_hang_together()
    {
        var round = DtmRound.Read(Answer);
        Assert.Equal((139, 1_287_593), (round.Communes.Count, round.Hosted.Values.Sum()));
        var map = new TileMap(round.Communes);
        var tiles = round.Communes.Select(c => (Geometry)map.Tile(c.PCode)).ToList();
        Assert.All(tiles, t => Assert.True(t.IsValid));
        // As the rows of tiles touch without a gap or an overlap, the area of all is the sum of their areas.
        Assert.Equal(tiles.Sum(t => t.Area), map.Union(round.Communes.Select(c => c.PCode)).Area, 6);
        Assert.All(round.Communes.GroupBy(c => c.Department).Where(d => d.Key is not ("HT01" or "HT05" or "HT07")), d => Assert.Equal(1, map.Union(d.Select(c => c.PCode)).NumGeometries));
    }

    [Fact]
    public void What_really_happens_is_the_round_times_what_was_put_in()
    {
        var round = DtmRound.Read(Answer);
        var plan = new Plan(round, 1);
        var feed = new Feed(round, plan, Subscribers, 1);
        var hosted = feed.Displaced(new(2025, 6, 30)).GroupBy(d => round.Communes[d.Host].PCode).ToDictionary(g => g.Key, g => g.Sum(d => d.People));
        var counted = round.Hosted.GroupBy(h => h.Key.Commune).ToDictionary(g => g.Key, g => g.Sum(h => h.Value));
        Assert.InRange(hosted["HT0211"] / counted["HT0211"], 0.8, 2);
        Assert.InRange(hosted["HT0733"] / counted["HT0733"], 0.1, 0.45);
        Assert.InRange(hosted["HT0934"] / counted["HT0934"], 2.5, 6);
        Assert.InRange(hosted["HT0116"], 4_000, 16_000);
        // Who moves within a commune of the capital is seen by nobody's phone.
        Assert.InRange(hosted["HT0111"] / counted["HT0111"], 0.4, 0.7);
        Assert.DoesNotContain(feed.Displaced(new(2025, 6, 30)), d => d.Home == d.Host);
    }

    [Fact]
    public void A_day_has_the_same_rows_however_often_it_is_written_and_none_of_dead_masts()
    {
        var round = DtmRound.Read(Answer);
        var feed = new Feed(round, new(round, 1), 2000, 1);
        using var folder = new TemporaryFolder();
        var (first, late) = (Lines(feed, folder, 0), Lines(feed, folder, Feed.Days - 1));
        Assert.Equal(first, Lines(feed, folder, 0));
        Assert.All(first.Skip(1), l => Assert.StartsWith("509", l, StringComparison.Ordinal));
        Assert.Equal(0, late.Count(l => l.Contains(",HT0623-", StringComparison.Ordinal)));
        Assert.Contains(first, l => l.Contains(",HT0623-", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_file_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("other.json"), """{"result":[]}""");
        Assert.Contains("holds no round 10", Assert.Throws<InputRefusedException>(() => DtmRound.Read(folder.Below("other.json"))).Message, StringComparison.Ordinal);
        File.WriteAllText(folder.Below("other.json"), "no JSON");
        Assert.Throws<InputRefusedException>(() => DtmRound.Read(folder.Below("other.json")));
    }

    private static string[] Lines(Feed feed, TemporaryFolder folder, int day)
    {
        var rows = feed.WriteDay(folder.Path, day);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(folder.Below(Feed.First.PlusDays(day).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + ".csv.gz")), CompressionMode.Decompress));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows, lines.Length - 1);
        return lines;
    }
}
