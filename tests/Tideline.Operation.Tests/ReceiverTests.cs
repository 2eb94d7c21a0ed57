using NodaTime;
using Tideline.Operation.Feeds;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Tests;

public sealed class ReceiverTests : IDisposable
{
    private static readonly Instant _now = Instant.FromUtc(2026, 11, 30, 3, 0);
    private static readonly Duration _settle = Duration.FromMinutes(2);

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_file_is_fetched_once_it_stood_still()
    {
        var receiver = Receiver(Feed("drop"));
        Put("day1.csv", "a,b");

        Assert.Empty(receiver.LookNow(_now).Received);
        Put("day1.csv", "a,b\n1,2");
        Assert.Empty(receiver.LookNow(_now + _settle).Received);
        Assert.Equal(["inbox/events/day1.csv"], receiver.LookNow(_now + (2 * _settle)).Received);
        Assert.Empty(receiver.LookNow(_now + (3 * _settle)).Received);
        Assert.Equal("a,b\n1,2", Inbox("day1.csv"));
    }

    [Fact]
    public void A_marker_says_that_a_file_is_complete()
    {
        var receiver = Receiver(Feed("drop") with { Marker = ".done" });
        Put("day1.csv", "whole");
        Put("day2.csv", "part");
        Put("day1.csv.done", "");

        Assert.Equal(["inbox/events/day1.csv"], receiver.LookNow(_now).Received);
        Assert.Equal(["day1.csv"], Directory.GetFiles(_project.Folder.Resolve("inbox/events")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_corrected_file_takes_the_place_of_the_one_before()
    {
        var receiver = Receiver(Feed("drop") with { Marker = ".done" });
        Put("day1.csv", "first");
        Put("day1.csv.done", "");
        receiver.LookNow(_now);

        Put("day1.csv", "corrected");

        Assert.Single(receiver.LookNow(_now).Received);
        Assert.Equal("corrected", Inbox("day1.csv"));
    }

    [Fact]
    public void What_was_received_is_known_after_a_restart_and_a_cut_record_only_fetches_again()
    {
        Put("day1.csv", "a");
        Put("day2.csv", "b");
        var feed = Feed("drop") with { Marker = ".done" };
        Put("day1.csv.done", "");
        Put("day2.csv.done", "");
        Receiver(feed).LookNow(_now);
        var record = Path.Combine(_project.Folder.Lake, "received.jsonl");

        Assert.Empty(Receiver(feed).LookNow(_now).Received);

        File.WriteAllText(record, File.ReadAllText(record)[..^10]);

        Assert.Equal(["inbox/events/day2.csv"], Receiver(feed).LookNow(_now).Received);
        Assert.Empty(Receiver(feed).LookNow(_now).Received);
    }

    [Fact]
    public void A_file_that_ends_early_is_no_file_and_the_other_feeds_are_read()
    {
        Put("day1.csv", "a");
        Put("day1.csv.done", "");
        var receiver = new Receiver(
            _project.Folder, [(new Broken(), Feed("broken")), Folder(Feed("drop") with { Marker = ".done" })], Duration.Zero);

        var look = receiver.LookNow(_now);

        Assert.Equal(["inbox/events/day1.csv"], look.Received);
        Assert.Equal("broken", Assert.Single(look.Faults).Feed);
        Assert.Contains("had 100 bytes when it was listed and 3 when it was read", look.Faults[0].Fault, StringComparison.Ordinal);
        Assert.Equal(["day1.csv"], Directory.GetFiles(_project.Folder.Resolve("inbox/events")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_that_stands_still_is_known_from_one_program_to_the_next_and_a_clock_that_is_set_back_begins_anew()
    {
        Put("day1.csv", "a");

        Assert.Empty(Receiver(Feed("drop")).LookNow(_now).Received);
        Assert.Empty(Receiver(Feed("drop")).LookNow(_now - Duration.FromDays(400)).Received);
        Assert.Single(Receiver(Feed("drop")).LookNow(_now - Duration.FromDays(400) + _settle).Received);
        Assert.Empty(Receiver(Feed("drop")).LookNow(_now).Received);
    }

    [Fact]
    public void While_one_program_fetches_another_leaves_it_to_that()
    {
        Put("day1.csv", "a");
        Put("day1.csv.done", "");
        var feed = Feed("drop") with { Marker = ".done" };

        using (ReceiverTurn.Take(_project.Folder))
        {
            var look = Receiver(feed).LookNow(_now);
            Assert.Empty(look.Received);
            Assert.Empty(look.Faults);
        }

        Assert.Single(Receiver(feed).LookNow(_now).Received);
    }

    [Fact]
    public void A_name_that_leads_out_of_the_project_is_not_fetched()
    {
        var look = new Receiver(_project.Folder, [(new Broken("../../../outside.csv"), Feed("broken"))], Duration.Zero).LookNow(_now);

        Assert.Contains("leads out of the project", Assert.Single(look.Faults).Fault, StringComparison.Ordinal);
        Assert.False(File.Exists(_project.Below("outside.csv")));
    }

    [Fact]
    public void A_folder_that_is_not_mounted_is_a_fault_and_not_an_empty_feed()
    {
        Directory.Delete(_project.Drop);

        Assert.Contains("not mounted", Assert.Single(Receiver(Feed("drop")).LookNow(_now).Faults).Fault, StringComparison.Ordinal);
    }

    private FeedConfiguration Feed(string name) => new() { Name = name, Files = Path.Combine(_project.Drop, "*.csv") };

    private Receiver Receiver(FeedConfiguration feed) => new(_project.Folder, [Folder(feed)], _settle);

    private static (IFeed, FeedConfiguration) Folder(FeedConfiguration feed) => (new FolderFeed(feed.Name, feed.Files, feed.Marker), feed);

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(_project.Drop, name), text);

    private string Inbox(string name) => File.ReadAllText(_project.Folder.Resolve($"inbox/events/{name}"));

    /// <summary>Lists one file with its marker, and gives three of its hundred bytes.</summary>
    private sealed class Broken(string file = "day9.csv") : IFeed
    {
        public string Name => "broken";

        public IReadOnlyList<FeedFile> List() => [new(file, 100, _now)];

        public void Fetch(FeedFile file, Stream target) => target.Write("a,b"u8);
    }
}
