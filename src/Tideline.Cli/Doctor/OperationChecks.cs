using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Operation.Backups;
using Tideline.Operation.Feeds;
using Tideline.Operation.Notices;
using static System.FormattableString;

namespace Tideline.Cli.Doctor;

/// <summary>Feeds, notices and backups.</summary>
internal static class OperationChecks
{
    private const int MostDaysWithoutBackup = 8;

    public static IEnumerable<Finding> Feeds(Workspace workspace, bool reach)
    {
        foreach (var (feed, settings) in Receiver.FeedsOf(workspace.Folder, workspace.Configuration.Operation))
        {
            var what = $"feed {settings.Name}";
            if (feed is not FolderFeed && !reach)
            {
                yield return Finding.Ok(what, "on another machine, which was not asked; --reach asks it");
                continue;
            }

            yield return Feed(what, feed);
        }

        foreach (var settings in workspace.Configuration.Operation.Feeds.Where(f => f.Sql is not null))
        {
            yield return Finding.Ok($"feed {settings.Name}", "rows of a database, which each look of 'tideline watch' asks");
        }
    }

    public static IEnumerable<Finding> Notices(Workspace workspace, IClock clock)
    {
        var channels = workspace.Configuration.Operation.Notices.Count;
        if (channels == 0)
        {
            yield return workspace.Configuration.Operation.Feeds.Count > 0
                ? Finding.Warning("notices", "nobody is told of anything", "Name an e-mail address or a webhook under operation.notices in project.yaml.")
                : Finding.Ok("notices", "nobody is told of anything");
            yield break;
        }

        // The channels' names alone: secrets are not needed to see what went.
        var book = new NoticeBook(NoticeBook.FileOf(workspace.Folder), workspace.Configuration.Name, NoticeBook.ChannelsOf(workspace.Configuration.Operation, _ => ""));
        var untold = book.Untold(clock.GetCurrentInstant());
        yield return untold > 0
            ? Finding.Warning("notices", Invariant($"{untold} of the last days did not go through"), "See with --reach which server does not answer; they are sent by the next look of 'tideline watch' that reaches it.")
            : Finding.Ok("notices", Invariant($"{channels} channels; all of the last days went through"));
    }

    public static IEnumerable<Finding> Backup(Workspace workspace, IClock clock)
    {
        const string remedy = "Let 'tideline backup --to FILE' run each night, and keep the file on another machine.";
        if (BackupMark.Read(workspace.Folder) is not { } at)
        {
            yield return DemoJob.IsDemo(workspace.Folder.Root)
                ? Finding.Ok("backup", "none was ever made; an invented country needs none")
                : Finding.Warning("backup", "none was ever made", remedy);
            yield break;
        }

        var days = (int)(clock.GetCurrentInstant() - at).TotalDays;
        yield return days > MostDaysWithoutBackup
            ? Finding.Warning("backup", Invariant($"the last is {days} days old"), remedy)
            : Finding.Ok("backup", Invariant($"the last was made on {at.InUtc().Date:uuuu-MM-dd}"));
    }

    private static Finding Feed(string what, IFeed feed)
    {
        try
        {
            return Finding.Ok(what, Invariant($"can be read; {feed.List().Count} files match"));
        }
        catch (FeedException e)
        {
            return Finding.Warning(what, e.Message, "Mend what it says with the operator; 'tideline watch' tries again at each look, and nothing is lost.");
        }
    }
}
